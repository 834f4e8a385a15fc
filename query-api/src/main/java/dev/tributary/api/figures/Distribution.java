package dev.tributary.api.figures;

import dev.tributary.query.Ratio;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whole numbers and how often each occurs. Quantiles are exact: the value at place {@code q · (n − 1)} of the sorted
 * numbers, counted from zero, by linear interpolation between its neighbours.
 *
 * @param counts how often, by number; none of them zero
 */
public record Distribution(SortedMap<Long, BigInteger> counts) {

    /** The numbers, as texts, and how often each occurs. */
    public static Distribution of(Map<String, BigInteger> cells) {
        Distribution distribution = new Distribution(new TreeMap<>());
        cells.forEach((number, count) -> distribution.add(Long.parseLong(number), count));
        return distribution;
    }

    public void add(long number, BigInteger count) {
        counts.merge(number, count, BigInteger::add);
    }

    /** How many numbers there are. */
    public BigInteger size() {
        return counts.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
    }

    public Optional<BigDecimal> mean() {
        BigInteger sum = counts.entrySet().stream()
                .map(entry -> BigInteger.valueOf(entry.getKey()).multiply(entry.getValue()))
                .reduce(BigInteger.ZERO, BigInteger::add);
        return Ratio.halfUp(sum, 0, size(), 0);
    }

    /** The number that occurs most often; of several the smallest. */
    public Optional<Long> mode() {
        return counts.entrySet().stream()
                .reduce((best, next) -> next.getValue().compareTo(best.getValue()) > 0 ? next : best)
                .map(Map.Entry::getKey);
    }

    public Optional<Long> max() {
        return counts.isEmpty() ? Optional.empty() : Optional.of(counts.lastKey());
    }

    /**
     * The quantile.
     *
     * @param percent from 0 to 100
     */
    public Optional<BigDecimal> quantile(int percent) {
        BigInteger size = size();
        if (size.signum() == 0) {
            return Optional.empty();
        }
        BigInteger[] place = size.subtract(BigInteger.ONE)
                .multiply(BigInteger.valueOf(percent))
                .divideAndRemainder(BigInteger.valueOf(100));
        BigDecimal lower = BigDecimal.valueOf(at(place[0]));
        BigDecimal upper = place[1].signum() == 0 ? lower : BigDecimal.valueOf(at(place[0].add(BigInteger.ONE)));
        return Optional.of(lower.add(upper.subtract(lower).multiply(new BigDecimal(place[1], 2))));
    }

    private long at(BigInteger place) {
        BigInteger passed = BigInteger.ZERO;
        for (Map.Entry<Long, BigInteger> entry : counts.entrySet()) {
            passed = passed.add(entry.getValue());
            if (passed.compareTo(place) > 0) {
                return entry.getKey();
            }
        }
        throw new IllegalArgumentException("there is no place " + place);
    }
}
