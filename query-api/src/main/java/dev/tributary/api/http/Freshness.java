package dev.tributary.api.http;

import dev.tributary.query.routing.RoutedAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * How complete and how fresh an answer is.
 *
 * @param complete whether every partition answered
 * @param streamTime greatest event time taken up; empty before the first event
 * @param lag records not yet taken up; empty where unknown
 * @param partitionsMissing partitions whose part the figures lack
 * @param stale whether a standby copy answered for a partition, which may be behind
 */
public record Freshness(
        boolean complete,
        Optional<Instant> streamTime,
        OptionalLong lag,
        List<Integer> partitionsMissing,
        boolean stale) {

    public Freshness {
        partitionsMissing = List.copyOf(partitionsMissing);
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
                answers.stream().anyMatch(RoutedAnswer::stale));
    }

    private static OptionalLong lag(List<RoutedAnswer> answers) {
        boolean unknown = answers.stream().anyMatch(answer -> answer.lag().isEmpty());
        Stream<RoutedAnswer> known = unknown ? Stream.empty() : answers.stream();
        return known.map(RoutedAnswer::lag).flatMapToLong(OptionalLong::stream).max();
    }
}
