package dev.tributary.producers;

import java.util.OptionalDouble;

/** Lets event time pass at a multiple of real time, counted from the first event. */
final class Pacer {

    private static final double NANOS_A_MILLI = 1e6;

    private final OptionalDouble speed;
    private boolean started;
    private long firstEvent;
    private long firstNanos;

    Pacer(OptionalDouble speed) {
        this.speed = speed;
    }

    /**
     * How long to wait before an event may go.
     *
     * @param eventTime in milliseconds
     * @param now a reading of {@link System#nanoTime()}
     * @return nanoseconds; 0 or less where it is due
     */
    long nanosUntil(long eventTime, long now) {
        if (speed.isEmpty()) {
            return 0;
        }
        if (!started) {
            started = true;
            firstEvent = eventTime;
            firstNanos = now;
        }
        double elapsed = (eventTime - firstEvent) * NANOS_A_MILLI / speed.getAsDouble();
        return (long) elapsed - (now - firstNanos);
    }
}
