package dev.tributary.api.http;

import dev.tributary.query.RollupAnswer.PartitionState;
import dev.tributary.query.routing.RoutedAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How complete and how fresh an answer is.
 *
 * @param complete whether every partition answered
 * @param streamTime greatest event time taken up; empty before the first event
 * @param lag records not yet taken up; empty where unknown
 * @param partitionsMissing partitions whose part the figures lack
 * @param stale whether a standby copy answered for a partition, which may be behind
 * @param partitions the same for each partition that answered
 */
public record Freshness(
        boolean complete,
        Optional<Instant> streamTime,
        OptionalLong lag,
        List<Integer> partitionsMissing,
        boolean stale,
        List<Partition> partitions) {

    public Freshness {
        partitionsMissing = List.copyOf(partitionsMissing);
        partitions = List.copyOf(partitions);
    }

    /**
     * One partition.
     *
     * @param streamTime greatest event time taken up; empty before the first event
     * @param lag records not yet taken up; empty where unknown
     * @param stale whether a standby copy answered
     */
    public record Partition(int partition, Optional<Instant> streamTime, OptionalLong lag, boolean stale) {

        /** What holds for figures that rest on all of these states of it: the least fresh of each. */
        private static Partition of(int number, List<PartitionState> states) {
            long time =
                    states.stream().mapToLong(PartitionState::streamTime).min().orElse(Long.MIN_VALUE);
            boolean unknown = states.stream().anyMatch(state -> state.lag() < 0);
            return new Partition(
                    number,
                    time == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(time)),
                    unknown
                            ? OptionalLong.empty()
                            : states.stream().mapToLong(PartitionState::lag).max(),
                    states.stream().anyMatch(state -> !state.active()));
        }
    }

    /** All but the single partitions. */
    record Summary(
            boolean complete,
            Optional<Instant> streamTime,
            OptionalLong lag,
            List<Integer> partitionsMissing,
            boolean stale) {}

    /** Of what does not come from the stores. */
    public static Freshness ofNoStore() {
        return of(List.of());
    }

    /** The freshness of figures that rest on several answers. */
    public static Freshness of(List<RoutedAnswer> answers) {
        OptionalLong streamTime = answers.stream()
                .map(RoutedAnswer::streamTime)
                .flatMapToLong(OptionalLong::stream)
                .max();
        return new Freshness(
                answers.stream().allMatch(RoutedAnswer::complete),
                streamTime.stream().mapToObj(Instant::ofEpochMilli).findFirst(),
                lag(answers),
                answers.stream()
                        .flatMap(answer -> answer.missing().keySet().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                answers.stream().anyMatch(RoutedAnswer::stale),
                partitions(answers));
    }

    /** The same without the single partitions, short enough for a header. */
    Summary summary() {
        return new Summary(complete, streamTime, lag, partitionsMissing, stale);
    }

    private static OptionalLong lag(List<RoutedAnswer> answers) {
        boolean unknown = answers.stream().anyMatch(answer -> answer.lag().isEmpty());
        Stream<RoutedAnswer> known = unknown ? Stream.empty() : answers.stream();
        return known.map(RoutedAnswer::lag).flatMapToLong(OptionalLong::stream).max();
    }

    private static List<Partition> partitions(List<RoutedAnswer> answers) {
        Map<Integer, List<PartitionState>> states = answers.stream()
                .flatMap(answer -> answer.answered().stream())
                .collect(Collectors.groupingBy(PartitionState::partition, TreeMap::new, Collectors.toList()));
        return states.entrySet().stream()
                .map(partition -> Partition.of(partition.getKey(), partition.getValue()))
                .toList();
    }
}
