package dev.tributary.streams.users;

import java.time.Duration;

/** UTC calendar days of instants. */
public final class Days {

    public static final long MILLIS = Duration.ofDays(1).toMillis();

    private Days() {}

    /** The day of an instant in epoch milliseconds, in days since 1970-01-01. */
    public static int of(long instant) {
        return Math.toIntExact(Math.floorDiv(instant, MILLIS));
    }
}
