package dev.tributary.query.routing;

import dev.tributary.query.RollupAnswer.PartitionState;
import dev.tributary.query.RollupRow;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The answer of all partitions together.
 *
 * @param rows the groups of the page, merged over the partitions that answered
 * @param partitions how many partitions the rollup has
 * @param missing partitions that nobody answered for, each with what was tried; the rows lack their part
 * @param answered how fresh the others are, in the order of their numbers
 */
public record RoutedAnswer(
        List<RollupRow> rows, int partitions, SortedMap<Integer, String> missing, List<PartitionState> answered) {

    public RoutedAnswer {
        rows = List.copyOf(rows);
        missing = Collections.unmodifiableSortedMap(new TreeMap<>(missing));
        answered = answered.stream()
                .sorted(Comparator.comparingInt(PartitionState::partition))
                .toList();
    }

    /** The same, of which only the freshness is of interest. */
    public RoutedAnswer withoutRows() {
        return new RoutedAnswer(List.of(), partitions, missing, answered);
    }

    /** Whether every partition answered. */
    public boolean complete() {
        return missing.isEmpty();
    }

    /** Whether no partition answered, so that the rows say nothing. */
    public boolean empty() {
        return missing.size() == partitions;
    }

    /** Greatest event time taken up, in epoch milliseconds; empty before the first record. */
    public OptionalLong streamTime() {
        return answered.stream()
                .mapToLong(PartitionState::streamTime)
                .filter(time -> time != Long.MIN_VALUE)
                .max();
    }

    /** Records not yet taken up; empty where a partition does not know. */
    public OptionalLong lag() {
        boolean unknown = answered.isEmpty() || answered.stream().anyMatch(state -> state.lag() < 0);
        return unknown
                ? OptionalLong.empty()
                : OptionalLong.of(
                        answered.stream().mapToLong(PartitionState::lag).sum());
    }

    /** Whether a standby answered for a partition, which may be behind its active copy. */
    public boolean stale() {
        return answered.stream().anyMatch(state -> !state.active());
    }
}
