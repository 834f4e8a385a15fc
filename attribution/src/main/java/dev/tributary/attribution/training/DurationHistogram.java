package dev.tributary.attribution.training;

import java.util.Arrays;

/**
 * Collects durations in bounded memory: exact below half a minute, then within a 32,768th of themselves. The order of
 * additions does not matter.
 */
final class DurationHistogram {

    private static final int PRECISION_BITS = 14;

    private long[] counts = new long[0];

    /** Adds one of so many milliseconds, from 0 on. */
    void add(long millis) {
        int bucket = bucket(millis);
        if (bucket >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(bucket + 1, 2 * counts.length));
        }
        counts[bucket]++;
    }

    /** The durations collected so far. */
    Durations durations() {
        int filled = (int) Arrays.stream(counts).filter(count -> count > 0).count();
        double[] millis = new double[filled];
        long[] atMost = new long[filled];
        long sum = 0;
        int next = 0;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            if (counts[bucket] > 0) {
                sum += counts[bucket];
                millis[next] = middle(bucket);
                atMost[next++] = sum;
            }
        }
        return new Durations(millis, atMost);
    }

    private static int bucket(long millis) {
        int shift = Math.max(0, Long.SIZE - 1 - PRECISION_BITS - Long.numberOfLeadingZeros(millis));
        return (shift << PRECISION_BITS) + (int) (millis >>> shift);
    }

    private static double middle(int bucket) {
        int shift = Math.max(0, (bucket >>> PRECISION_BITS) - 1);
        long lowest = (long) (bucket - (shift << PRECISION_BITS)) << shift;
        return lowest + ((1L << shift) - 1) / 2.0;
    }
}
