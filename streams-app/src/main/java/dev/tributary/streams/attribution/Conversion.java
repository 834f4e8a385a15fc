package dev.tributary.streams.attribution;

import dev.tributary.streams.users.Days;

/**
 * An order that counts, and what IHC said of its journey last.
 *
 * @param convertedAt epoch milliseconds
 * @param revenue in millionths
 */
record Conversion(String id, long convertedAt, long revenue, Verdict verdict) {

    /** The UTC day, in days since 1970-01-01. */
    int day() {
        return Days.of(convertedAt);
    }

    Conversion with(Verdict other) {
        return new Conversion(id, convertedAt, revenue, other);
    }
}
