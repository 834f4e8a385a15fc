package dev.tributary.api.attribution;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tributary.api.http.Freshness;
import dev.tributary.api.http.ListAnswer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** The answer of {@code summary}: no rows, but the headlines, which are the one line of its CSV. */
record AttributionSummary(@JsonUnwrapped Headlines headlines, Freshness freshness) implements ListAnswer {

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
     * @param conversions all that were made in the range
     * @param attributed those whose journey has its shares of IHC
     * @param unattributed those without a journey
     * @param pending those that wait for the service
     * @param refused those that the service cannot attribute
     * @param attributedRevenue revenue of the attributed ones
     * @param meanJourneyLength mean sessions of a journey
     * @param medianDays median of the whole 24-hour periods from the first session to the conversion
     * @param cost of all sessions of the range
     * @param cpo cost / attributed conversions
     * @param roas attributed revenue / cost
     */
    record Headlines(
            BigInteger conversions,
            BigInteger attributed,
            BigInteger unattributed,
            BigInteger pending,
            BigInteger refused,
            BigDecimal revenue,
            BigDecimal attributedRevenue,
            Optional<BigDecimal> meanJourneyLength,
            Optional<BigDecimal> medianDays,
            BigDecimal cost,
            Optional<BigDecimal> cpo,
            Optional<BigDecimal> roas) {}
}
