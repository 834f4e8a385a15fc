package dev.tributary.api.growth;

import dev.tributary.api.figures.Amounts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A row of {@code retention}: users of a cohort who came in the n-th period after their first visit.
 *
 * @param share users / cohort size
 */
record Retention(
        LocalDate cohort, BigInteger cohortSize, long periodNumber, BigInteger users, Optional<BigDecimal> share) {

    static Retention of(Triangle.Cell cell) {
        return new Retention(
                cell.cohort(), cell.size(), cell.number(), cell.count(), Amounts.share(cell.count(), cell.size()));
    }

    List<String> key() {
        return List.of(cohort.toString(), Long.toString(periodNumber));
    }
}
