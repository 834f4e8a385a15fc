package dev.tributary.api.growth;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tributary.api.http.Freshness;
import dev.tributary.api.http.ListAnswer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** The answer of {@code summary}: no rows, but the headlines, which are the one line of its CSV. */
record Summary(@JsonUnwrapped Headlines headlines, Freshness freshness) implements ListAnswer {

    @Override
    public List<Headlines> lines() {
        return List.of(headlines);
    }

    @Override
    public Optional<String> next() {
        return Optional.empty();
    }

    /**
     * The headline figures of a range.
     *
     * @param dau average users of a day with a visit; wau and mau likewise of weeks and months
     * @param stickyDauWau dau / wau
     * @param buyerConversionRate distinct buyers / distinct visitors
     * @param ltv all revenue so far / buyers, of those whose first order is in the range
     * @param cac costs / the same buyers; empty where a device is asked for, of which costs know nothing
     * @param romi the same revenue / costs; likewise
     */
    record Headlines(
            Optional<BigDecimal> dau,
            Optional<BigDecimal> wau,
            Optional<BigDecimal> mau,
            Optional<BigDecimal> stickyDauWau,
            Optional<BigDecimal> stickyDauMau,
            Optional<BigDecimal> sessionsPerDay,
            Optional<BigDecimal> meanSessionLength,
            Optional<BigDecimal> buyerConversionRate,
            BigInteger orders,
            BigDecimal revenue,
            Optional<BigDecimal> averageOrder,
            Optional<BigDecimal> ltv,
            Optional<BigDecimal> cac,
            Optional<BigDecimal> romi) {}
}
