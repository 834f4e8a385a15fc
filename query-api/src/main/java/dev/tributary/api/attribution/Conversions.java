package dev.tributary.api.attribution;

import dev.tributary.api.stores.Inquiry;
import dev.tributary.query.attribution.AttributionRollups;
import dev.tributary.query.attribution.ConversionState;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The conversions of a range by their state. */
record Conversions(Map<String, Sum> byState) {

    /**
     * Conversions together.
     *
     * @param revenue in millionths
     * @param sessions of their journeys
     */
    record Sum(BigInteger conversions, BigInteger revenue, BigInteger sessions) {

        static final Sum NONE = new Sum(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);

        Sum plus(Sum other) {
            return new Sum(
                    conversions.add(other.conversions), revenue.add(other.revenue), sessions.add(other.sessions));
        }

        Sum minus(Sum other) {
            return new Sum(
                    conversions.subtract(other.conversions),
                    revenue.subtract(other.revenue),
                    sessions.subtract(other.sessions));
        }
    }

    static Conversions of(Inquiry inquiry, AttributionRequest request) {
        Map<String, Sum> byState = new TreeMap<>();
        inquiry.each(request.days(AttributionRollups.CONVERSION_DAYS), List.of("state"), row -> {
            List<BigInteger> sums = row.measures();
            byState.put(row.group().getFirst(), new Sum(sums.get(0), sums.get(1), sums.get(2)));
        });
        return new Conversions(byState);
    }

    Sum in(ConversionState state) {
        return byState.getOrDefault(state.text(), Sum.NONE);
    }

    Sum all() {
        return byState.values().stream().reduce(Sum.NONE, Sum::plus);
    }

    /** Those that a session comes before. */
    Sum withJourney() {
        return all().minus(in(ConversionState.UNATTRIBUTED));
    }
}
