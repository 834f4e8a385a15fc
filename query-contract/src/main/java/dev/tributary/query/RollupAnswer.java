package dev.tributary.query;

import java.util.List;

/**
 * What one instance answers to a {@link RollupQuery} for the partitions it was asked for.
 *
 * @param rows the groups of this page over the answered partitions
 * @param partitions the partitions that the rows cover, and how fresh each is
 * @param refused partitions that this instance does not hold or cannot read just now; never forwarded to others
 */
public record RollupAnswer(List<RollupRow> rows, List<PartitionState> partitions, List<Integer> refused) {

    public RollupAnswer {
        rows = List.copyOf(rows);
        partitions = List.copyOf(partitions);
        refused = List.copyOf(refused);
    }

    /**
     * How fresh one partition is.
     *
     * @param partition its number
     * @param active false where a standby answered
     * @param streamTime greatest event time taken up, in epoch milliseconds; {@code Long.MIN_VALUE} before the first
     * @param lag records of its input not yet taken up; -1 where unknown
     */
    public record PartitionState(int partition, boolean active, long streamTime, long lag) {}
}
