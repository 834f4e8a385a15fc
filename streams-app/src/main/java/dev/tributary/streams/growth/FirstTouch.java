package dev.tributary.streams.growth;

import dev.tributary.streams.users.Days;
import java.util.OptionalLong;

/**
 * What a user's earliest visit says of the user. Of several at the same instant, the smallest channel and the smallest
 * device count.
 *
 * @param at epoch milliseconds; none for a user without a visit
 * @param source empty for a user without a visit
 * @param device empty where unknown
 */
record FirstTouch(OptionalLong at, String source, String device) {

    /** Of a user without a visit. */
    static final FirstTouch NONE = new FirstTouch(OptionalLong.empty(), "", "");

    boolean isBefore(long instant) {
        return at.isPresent() && at.getAsLong() < instant;
    }

    /** The day of the visit, in days since 1970-01-01. */
    int day() {
        return Days.of(at.getAsLong());
    }
}
