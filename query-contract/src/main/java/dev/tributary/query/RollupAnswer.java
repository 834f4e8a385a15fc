package dev.tributary.query;

import java.util.List;
import java.util.Optional;

/**
 * What one instance answers to a {@link RollupQuery} for the partitions it was asked for.
 *
 * @param rows the groups of this page over the answered partitions; none where the asker has them already, since the
 *     revision is the one that it named
 * @param partitions the partitions that the rows cover, and how fresh each is
 * @param refused partitions that this instance does not hold or cannot read just now; never forwarded to others
 * @param revision names the state of the stores that the rows were read from, or an earlier one: as long as it is told,
 *     the rows are the same; empty where that cannot be told
 */
public record RollupAnswer(
        List<RollupRow> rows, List<PartitionState> partitions, List<Integer> refused, Optional<String> revision) {

    public RollupAnswer {
        rows = List.copyOf(rows);
        partitions = List.copyOf(partitions);
        refused = List.copyOf(refused);
    }

    /** An answer that cannot be told to be still the same later. */
    public RollupAnswer(List<RollupRow> rows, List<PartitionState> partitions, List<Integer> refused) {
        this(rows, partitions, refused, Optional.empty());
    }

    /** The same with rows that were left out. */
    public RollupAnswer with(List<RollupRow> known) {
        return new RollupAnswer(known, partitions, refused, revision);
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
