package dev.tributary.torture.watch;

import java.time.Duration;

/** What came of a question. */
sealed interface Answer {

    /** A figure, of all partitions or of some, maybe by a standby that lags behind. */
    record Told(long figure, boolean complete, boolean stale) implements Answer {}

    /** Refused for now, with the advice when to come again. */
    record Refused(int status, Duration retryAfter) implements Answer {}

    /** The API itself could not be reached. */
    record Unreached(String why) implements Answer {}

    /** None of those that are documented. */
    record Wrong(String why) implements Answer {}
}
