package dev.tributary.query;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongBinaryOperator;
import java.util.stream.IntStream;

/**
 * How far the tasks of an instance have come ({@code GET /internal/progress}): per topic of facts and partial rows, and
 * per partition that the instance owns.
 *
 * @param taken next offset to take up; everything before it is in the answers, and the partial rows that follow from it
 *     are on their topic
 * @param end end offset of the partition, read after {@code taken} was read, for the same topics and partitions; records
 *     of transactions that are still open lie before it
 */
public record Progress(Map<String, Map<Integer, Long>> taken, Map<String, Map<Integer, Long>> end) {

    /** How the name of the topic of partial rows ends. */
    public static final String PARTIAL_ROWS = ".internal.partials";

    public Progress {
        taken = copy(taken);
        end = copy(end);
    }

    public static Progress none() {
        return new Progress(Map.of(), Map.of());
    }

    /** Both together; where two instances report one partition, as while it moves, the more cautious figures hold. */
    public Progress plus(Progress other) {
        return new Progress(merge(taken, other.taken, Math::min), merge(end, other.end, Math::max));
    }

    /** Whether all that was sent is taken up: no partition of a topic is left out, and every one is at its end. */
    public boolean settled() {
        return !taken.isEmpty()
                && taken.keySet().equals(end.keySet())
                && end.entrySet().stream()
                        .allMatch(topic -> reached(taken.getOrDefault(topic.getKey(), Map.of()), topic.getValue()));
    }

    /** Whether all before these offsets is taken up, by topic and partition. */
    public boolean reached(Map<String, Map<Integer, Long>> offsets) {
        return offsets.entrySet().stream().allMatch(topic -> topic.getValue().entrySet().stream()
                .allMatch(partition -> taken(topic.getKey(), partition.getKey()) >= partition.getValue()));
    }

    /** The ends of the topics of partial rows alone. */
    public Map<String, Map<Integer, Long>> endOfPartialRows() {
        Map<String, Map<Integer, Long>> partials = new TreeMap<>(end);
        partials.keySet().removeIf(topic -> !topic.endsWith(PARTIAL_ROWS));
        return partials;
    }

    /** The next offset to take up; -1 of a partition that is none of these. */
    public long taken(String topic, int partition) {
        return taken.getOrDefault(topic, Map.of()).getOrDefault(partition, -1L);
    }

    private static boolean reached(Map<Integer, Long> taken, Map<Integer, Long> end) {
        return IntStream.range(0, end.size()).allMatch(taken::containsKey)
                && end.entrySet().stream()
                        .allMatch(partition -> taken.getOrDefault(partition.getKey(), -1L) >= partition.getValue());
    }

    private static Map<String, Map<Integer, Long>> merge(
            Map<String, Map<Integer, Long>> left, Map<String, Map<Integer, Long>> right, LongBinaryOperator choice) {
        Map<String, Map<Integer, Long>> merged = new TreeMap<>();
        left.forEach((topic, offsets) -> merged.put(topic, new TreeMap<>(offsets)));
        right.forEach((topic, offsets) -> offsets.forEach((partition, offset) ->
                merged.computeIfAbsent(topic, t -> new TreeMap<>()).merge(partition, offset, choice::applyAsLong)));
        return merged;
    }

    private static Map<String, Map<Integer, Long>> copy(Map<String, Map<Integer, Long>> offsets) {
        Map<String, Map<Integer, Long>> copy = new TreeMap<>();
        offsets.forEach(
                (topic, byPartition) -> copy.put(topic, Collections.unmodifiableMap(new TreeMap<>(byPartition))));
        return Collections.unmodifiableMap(copy);
    }
}
