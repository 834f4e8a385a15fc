package dev.tributary.api.vouchers;

import dev.tributary.api.figures.Amounts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often each amount was granted in each segment of one name; amounts by their size. */
final class SegmentCounts {

    /** Most often first, then the smallest amount. */
    private static final Comparator<Map.Entry<BigDecimal, BigInteger>> MOST_USED_FIRST =
            Map.Entry.<BigDecimal, BigInteger>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey());

    private final String name;
    private final Map<Optional<String>, SortedMap<BigDecimal, BigInteger>> counts = new HashMap<>();

    SegmentCounts(String name) {
        this.name = name;
    }

    void add(Optional<String> segment, BigDecimal amount, BigInteger count) {
        counts.computeIfAbsent(segment, s -> new TreeMap<>()).merge(amount, count, BigInteger::add);
    }

    /** The amount granted most often in a segment. */
    Optional<BigDecimal> mostUsed(Optional<String> segment) {
        return counts.getOrDefault(segment, new TreeMap<>()).entrySet().stream()
                .min(MOST_USED_FIRST)
                .map(Map.Entry::getKey);
    }

    /** The rows of all segments in this order, then of the grants in none. */
    List<SegmentGrants.Amount> rows(List<String> segments) {
        List<SegmentGrants.Amount> rows = new ArrayList<>();
        segments.forEach(segment -> add(Optional.of(segment), rows));
        add(Optional.empty(), rows);
        return rows;
    }

    private void add(Optional<String> segment, List<SegmentGrants.Amount> rows) {
        SortedMap<BigDecimal, BigInteger> amounts = counts.getOrDefault(segment, new TreeMap<>());
        BigInteger all = amounts.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        Optional<BigDecimal> mostUsed = mostUsed(segment);
        amounts.forEach((amount, count) -> rows.add(new SegmentGrants.Amount(
                name, segment, amount, count, Amounts.share(count, all), mostUsed.equals(Optional.of(amount)))));
    }
}
