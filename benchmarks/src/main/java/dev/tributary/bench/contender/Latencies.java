package dev.tributary.bench.contender;

import java.util.Arrays;

/** Waiting times, collected by several threads. */
public final class Latencies {

    private static final double NANOS_PER_MILLI = 1e6;

    private long[] nanos = new long[1024];
    private int count;

    /** Adds one. */
    public synchronized void add(long waitedNanos) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = waitedNanos;
    }

    /** How many were collected. */
    public synchronized int count() {
        return count;
    }

    /** Adds the percentiles to a result; nothing where nothing was collected. */
    public synchronized Result.Builder addTo(Result.Builder result) {
        if (count == 0) {
            return result.voidBecause("nothing was seen");
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return result.with(Measure.P50, millis(sorted, 0.5))
                .with(Measure.P95, millis(sorted, 0.95))
                .with(Measure.P99, millis(sorted, 0.99))
                .with(Measure.MAX, millis(sorted, 1));
    }

    /** The smallest value that is not exceeded by the share of all values. */
    private static double millis(long[] sorted, double share) {
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(0, index)] / NANOS_PER_MILLI;
    }
}
