package dev.tributary.api.commerce;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tributary.api.figures.Amounts;
import dev.tributary.api.http.Freshness;
import dev.tributary.api.http.ListAnswer;
import dev.tributary.query.RollupRow;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The answer of {@code customers}: no rows, but the figures of one customer, which are the one line of its CSV. */
record CustomerValue(@JsonUnwrapped Figures figures, Freshness freshness) implements ListAnswer {

    @Override
    public List<Figures> lines() {
        return List.of(figures);
    }

    @Override
    public Optional<String> next() {
        return Optional.empty();
    }

    /**
     * What a customer ordered.
     *
     * @param country empty where unknown
     * @param registeredAt empty where unknown
     * @param averageOrder revenue / orders
     */
    record Figures(
            String customerId,
            Optional<String> country,
            Optional<Instant> registeredAt,
            BigInteger orders,
            BigDecimal revenue,
            Optional<BigDecimal> averageOrder,
            Optional<Instant> firstOrderedAt,
            Optional<Instant> lastOrderedAt) {

        /** Reads a row of {@link dev.tributary.query.commerce.CommerceRollups#CUSTOMER_VALUE}. */
        static Figures of(String customer, String country, RollupRow row) {
            BigInteger orders = row.measures().get(3);
            BigInteger revenue = row.measures().get(4);
            return new Figures(
                    customer,
                    Names.known(country),
                    instant(row, 2, 1),
                    orders,
                    Amounts.of(revenue),
                    Amounts.each(revenue, orders),
                    instant(row, 5, 3),
                    instant(row, 6, 3));
        }

        List<String> key() {
            return List.of(customerId, country.orElse(""));
        }

        /** An instant that says something where another measure is not zero. */
        private static Optional<Instant> instant(RollupRow row, int millis, int given) {
            return row.measures().get(given).signum() == 0
                    ? Optional.empty()
                    : Optional.of(
                            Instant.ofEpochMilli(row.measures().get(millis).longValueExact()));
        }
    }
}
