package dev.tributary.query;

import java.util.List;
import java.util.Optional;

/**
 * The body of {@code POST /internal/query}: a question and the partitions that the asked instance shall answer for.
 *
 * @param query the question
 * @param partitions partitions to answer, each answered locally or refused
 * @param standbyAllowed whether a warm copy may answer
 * @param known the revision of an answer to the same question that the asker still has
 */
public record RollupRequest(
        RollupQuery query, List<Integer> partitions, boolean standbyAllowed, Optional<String> known) {

    public RollupRequest {
        partitions = List.copyOf(partitions);
    }

    /** A request of one who knows nothing yet. */
    public RollupRequest(RollupQuery query, List<Integer> partitions, boolean standbyAllowed) {
        this(query, partitions, standbyAllowed, Optional.empty());
    }

    /** The same of one who has the answer of a revision, if of any. */
    public RollupRequest knowing(Optional<String> revision) {
        return new RollupRequest(query, partitions, standbyAllowed, revision);
    }
}
