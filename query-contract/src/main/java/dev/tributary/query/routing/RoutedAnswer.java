package dev.tributary.query.routing;

import dev.tributary.query.RollupRow;
import java.util.Collections;
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
 * @param streamTime greatest event time taken up, in epoch milliseconds; empty before the first record
 * @param lag records not yet taken up; empty where a partition does not know
 * @param stale whether a standby answered for a partition, which may be behind its active copy
 */
public record RoutedAnswer(
        List<RollupRow> rows,
        int partitions,
        SortedMap<Integer, String> missing,
        OptionalLong streamTime,
        OptionalLong lag,
        boolean stale) {

    public RoutedAnswer {
        rows = List.copyOf(rows);
        missing = Collections.unmodifiableSortedMap(new TreeMap<>(missing));
    }

    /** Whether every partition answered. */
    public boolean complete() {
        return missing.isEmpty();
    }

    /** Whether no partition answered, so that the rows say nothing. */
    public boolean empty() {
        return missing.size() == partitions;
    }
}
