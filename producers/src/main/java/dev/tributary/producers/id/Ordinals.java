package dev.tributary.producers.id;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts equal rows by a 64-bit fingerprint, in about 10 to 16 bytes a row. Two different rows with one fingerprint
 * (odds below 1 in 100,000 among ten million) only number each other: ids carry 128 bits and stay distinct and stable.
 */
final class Ordinals {

    private static final int INITIAL = 1 << 10;
    private static final double MAX_LOAD = 0.85;
    private static final double GROWTH = 1.5;
    private static final int FULL = 255;
    private static final int MAX_CAPACITY = Integer.MAX_VALUE - 16;

    private long[] fingerprints = new long[INITIAL];
    private byte[] counts = new byte[INITIAL];
    private final Map<Long, Long> large = new HashMap<>();
    private int size;

    /** How often this fingerprint was seen before; counts it. */
    long next(long fingerprint) {
        int slot = slot(fingerprint, fingerprints, counts);
        int count = counts[slot] & 0xff;
        if (count == FULL) {
            return large.merge(fingerprint, 1L, Long::sum) + FULL - 1;
        }
        fingerprints[slot] = fingerprint;
        counts[slot]++;
        if (count == 0 && ++size > fingerprints.length * MAX_LOAD) {
            grow();
        }
        return count;
    }

    private void grow() {
        int capacity = (int) Math.min(MAX_CAPACITY, (long) (fingerprints.length * GROWTH));
        if (capacity == fingerprints.length) {
            throw new IllegalStateException("a file has too many rows for ids by content; give it a natural id");
        }
        long[] biggerFingerprints = new long[capacity];
        byte[] biggerCounts = new byte[capacity];
        for (int i = 0; i < fingerprints.length; i++) {
            if (counts[i] != 0) {
                int slot = slot(fingerprints[i], biggerFingerprints, biggerCounts);
                biggerFingerprints[slot] = fingerprints[i];
                biggerCounts[slot] = counts[i];
            }
        }
        fingerprints = biggerFingerprints;
        counts = biggerCounts;
    }

    /** The slot of a fingerprint, or the free one where it belongs. */
    private static int slot(long fingerprint, long[] fingerprints, byte[] counts) {
        int slot = (int) Math.unsignedMultiplyHigh(fingerprint, fingerprints.length);
        while (counts[slot] != 0 && fingerprints[slot] != fingerprint) {
            slot = slot + 1 == fingerprints.length ? 0 : slot + 1;
        }
        return slot;
    }
}
