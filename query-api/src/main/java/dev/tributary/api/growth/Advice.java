package dev.tributary.api.growth;

import dev.tributary.api.http.Freshness;
import dev.tributary.api.http.ListAnswer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The answer of {@code advice}.
 *
 * @param budget what was to be allocated
 */
record Advice(List<Source> rows, Optional<BigDecimal> budget, Optional<String> next, Freshness freshness)
        implements ListAnswer {

    @Override
    public List<Source> lines() {
        return rows;
    }

    /**
     * The advice on one source.
     *
     * @param verdict {@code grow}, {@code hold} or {@code cut}
     * @param allocation its part of the budget; empty without one
     * @param trend {@code rising}, {@code steady} or {@code falling}; empty where there is nothing to compare
     * @param reason why, in words
     */
    record Source(
            Optional<String> source,
            String verdict,
            Optional<BigDecimal> allocation,
            Optional<BigDecimal> cac,
            Optional<BigDecimal> ltv,
            Optional<BigDecimal> romi,
            Optional<Long> paybackPeriod,
            Optional<String> trend,
            String reason) {

        List<String> key() {
            return List.of(Names.stored(source));
        }
    }
}
