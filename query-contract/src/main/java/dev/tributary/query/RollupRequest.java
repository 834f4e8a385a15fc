package dev.tributary.query;

import java.util.List;

/**
 * The body of {@code POST /internal/query}: a question and the partitions that the asked instance shall answer for.
 *
 * @param query the question
 * @param partitions partitions to answer, each answered locally or refused
 * @param standbyAllowed whether a warm copy may answer
 */
public record RollupRequest(RollupQuery query, List<Integer> partitions, boolean standbyAllowed) {

    public RollupRequest {
        partitions = List.copyOf(partitions);
    }
}
