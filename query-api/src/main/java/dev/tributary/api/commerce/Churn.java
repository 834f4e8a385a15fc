package dev.tributary.api.commerce;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tributary.api.http.Freshness;
import dev.tributary.api.http.ListAnswer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The answer of {@code churn}: no rows, but the headlines, which are the one line of its CSV. */
record Churn(@JsonUnwrapped Headlines headlines, Freshness freshness) implements ListAnswer {

    @Override
    public List<Headlines> lines() {
        return List.of(headlines);
    }

    @Override
    public Optional<String> next() {
        return Optional.empty();
    }

    /**
     * How many customers still order.
     *
     * @param customers all of the day
     * @param active those with an order on it or on one of the days before it
     * @param churned the others
     * @param churnRate churned / customers
     */
    record Headlines(
            LocalDate asOf,
            int days,
            BigInteger customers,
            BigInteger active,
            BigInteger churned,
            Optional<BigDecimal> churnRate) {}
}
