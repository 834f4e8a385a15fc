package dev.tributary.streams.users;

import java.util.OptionalLong;

/**
 * What is remembered of one session; its id is that of the fact.
 *
 * @param startedAt epoch milliseconds
 * @param endedAt epoch milliseconds; may lie before the start
 * @param device empty where unknown
 * @param holder whether it showed the engagement of a holder
 * @param closer whether it showed the engagement of a closer
 * @param impression whether it was an impression without interaction
 * @param cost in millionths
 */
public record SessionRow(
        long startedAt,
        OptionalLong endedAt,
        String channel,
        String device,
        boolean holder,
        boolean closer,
        boolean impression,
        long cost)
        implements UserFact {

    /** The UTC day of the start, in days since 1970-01-01. */
    public int day() {
        return Days.of(startedAt);
    }

    /** Whole seconds from start to end, rounded down; none without an end or where it lies before the start. */
    public OptionalLong seconds() {
        return endedAt.isPresent() && endedAt.getAsLong() >= startedAt
                ? OptionalLong.of((endedAt.getAsLong() - startedAt) / 1000)
                : OptionalLong.empty();
    }
}
