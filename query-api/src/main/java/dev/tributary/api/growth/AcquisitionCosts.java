package dev.tributary.api.growth;

import dev.tributary.api.figures.Amounts;
import dev.tributary.api.http.Freshness;
import dev.tributary.api.http.ListAnswer;
import dev.tributary.query.RollupRow;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The answer of {@code cac}; what stands beside the rows is over all of them. */
record AcquisitionCosts<R extends Record>(
        List<R> rows,
        BigDecimal cost,
        BigInteger buyers,
        Optional<BigDecimal> cac,
        Optional<String> next,
        Freshness freshness)
        implements ListAnswer {

    @Override
    public List<R> lines() {
        return rows;
    }

    /**
     * One source.
     *
     * @param cac cost / buyers whom it brought first
     */
    record BySource(Optional<String> source, BigDecimal cost, BigInteger buyers, Optional<BigDecimal> cac) {

        static BySource of(RollupRow row) {
            BigInteger cost = row.measures().get(0);
            BigInteger buyers = row.measures().get(1);
            return new BySource(
                    Names.known(row.group().getFirst()), Amounts.of(cost), buyers, Amounts.each(cost, buyers));
        }
    }

    /**
     * One period.
     *
     * @param cac its costs / buyers whose first order is in it
     */
    record ByCohort(LocalDate cohort, BigDecimal cost, BigInteger buyers, Optional<BigDecimal> cac) {

        static ByCohort of(RollupRow row) {
            BigInteger cost = row.measures().get(0);
            BigInteger buyers = row.measures().get(1);
            return new ByCohort(
                    LocalDate.parse(row.group().getFirst()), Amounts.of(cost), buyers, Amounts.each(cost, buyers));
        }
    }
}
