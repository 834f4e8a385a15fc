package dev.tributary.producers.rows;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** A range of event time; both dates are inclusive, in UTC. */
public record TimeRange(Optional<LocalDate> from, Optional<LocalDate> to) {

    /** All of time. */
    public static TimeRange unbounded() {
        return new TimeRange(Optional.empty(), Optional.empty());
    }

    /** Whether a time in milliseconds is within. */
    boolean contains(long millis) {
        return millis >= firstMillis() && millis <= lastMillis();
    }

    private long firstMillis() {
        return from.map(TimeRange::startOfDay).orElse(Long.MIN_VALUE);
    }

    private long lastMillis() {
        return to.map(date -> startOfDay(date.plusDays(1)) - 1).orElse(Long.MAX_VALUE);
    }

    private static long startOfDay(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
