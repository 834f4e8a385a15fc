package dev.tributary.api.growth;

import dev.tributary.api.figures.Amounts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A row of {@code ltv}: what a cohort brought in the n-th period after its first order, and up to it.
 *
 * @param ltv cumulative revenue / cohort size
 */
record LifetimeValue(
        LocalDate cohort,
        BigInteger cohortSize,
        long periodNumber,
        BigDecimal revenue,
        BigDecimal cumulativeRevenue,
        Optional<BigDecimal> ltv) {

    static LifetimeValue of(Triangle.Cell cell) {
        return new LifetimeValue(
                cell.cohort(),
                cell.size(),
                cell.number(),
                Amounts.of(cell.amount()),
                Amounts.of(cell.cumulative()),
                Amounts.each(cell.cumulative(), cell.size()));
    }

    List<String> key() {
        return List.of(cohort.toString(), Long.toString(periodNumber));
    }
}
