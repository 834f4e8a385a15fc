package dev.tributary.query;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongBinaryOperator;

/**
 * How far the tasks of an instance have come ({@code GET /internal/progress}), per input of the topology and partition.
 *
 * @param taken next offset to take up, of the partitions whose tasks the instance has; everything before it is in the
 *     answers, and the partial rows that follow from it are on their topic
 * @param end end offset of every partition, whoever has its task, read after {@code taken} was read; records of
 *     transactions that are still open lie before it
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

    /** Whether all that was sent is taken up: no partition of an input is left out, and every one is at its end. */
    public boolean settled() {
        return !end.isEmpty() && reached(end);
    }

    /** Whether it tells of every partition of every input; while one moves, there may be no task that has it. */
    public boolean whole() {
        return !end.isEmpty()
                && end.entrySet().stream().allMatch(topic -> taken.getOrDefault(topic.getKey(), Map.of())
                        .keySet()
                        .containsAll(topic.getValue().keySet()));
    }

    /** Whether all before these offsets is taken up, by topic and partition. */
    public boolean reached(Map<String, Map<Integer, Long>> offsets) {
        return offsets.entrySet().stream().allMatch(topic -> topic.getValue().entrySet().stream()
                .allMatch(partition -> taken(topic.getKey(), partition.getKey()) >= partition.getValue()));
    }

    /** Records that are still to be taken up, of the partitions whose tasks there are. */
    public long left() {
        return taken.entrySet().stream()
                .flatMapToLong(topic ->
                        topic.getValue().keySet().stream().mapToLong(partition -> lag(topic.getKey(), partition)))
                .sum();
    }

    /** The same of one partition; none where there is no task of it. */
    public long lag(String topic, int partition) {
        long end = this.end.getOrDefault(topic, Map.of()).getOrDefault(partition, 0L);
        return Math.max(0, end - taken.getOrDefault(topic, Map.of()).getOrDefault(partition, end));
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
