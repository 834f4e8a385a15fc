package dev.tributary.producers.id;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts equal rows by a 56-bit fingerprint, in 10 to 14 bytes a row: open addressing, fingerprint and count in one word.
 * Two different rows of one fingerprint (odds of 1 in 1,000 among ten million) only number each other: ids carry 128 bits
 * and stay distinct and stable.
 */
final class Ordinals {

    private static final int INITIAL = 1 << 10;
    private static final double MAX_LOAD = 0.85;
    private static final double GROWTH = 1.5;
    private static final int MAX_CAPACITY = Integer.MAX_VALUE - 16;
    private static final long COUNT = 0xff;

    /** Fingerprint in the upper 56 bits, count in the lower 8; 0 is free. Further counts of frequent rows are in the map. */
    private long[] words = new long[INITIAL];

    private final Map<Long, Long> frequent = new HashMap<>();
    private int size;

    /** How often this hash was seen before; counts it. */
    long next(long hash) {
        long fingerprint = hash & ~COUNT;
        int slot = slot(fingerprint, words);
        long count = words[slot] & COUNT;
        if (count == COUNT) {
            return COUNT - 1 + frequent.merge(fingerprint, 1L, Long::sum);
        }
        words[slot] = fingerprint | count + 1;
        if (count == 0 && ++size > words.length * MAX_LOAD) {
            grow();
        }
        return count;
    }

    private void grow() {
        int capacity = (int) Math.min(MAX_CAPACITY, (long) (words.length * GROWTH));
        if (capacity == words.length) {
            throw new IllegalStateException("a file has too many rows for ids by content; give it a natural id");
        }
        long[] bigger = new long[capacity];
        for (long word : words) {
            if (word != 0) {
                bigger[slot(word & ~COUNT, bigger)] = word;
            }
        }
        words = bigger;
    }

    /** The slot of a fingerprint, or the free one where it belongs. */
    private static int slot(long fingerprint, long[] words) {
        int slot = (int) Math.unsignedMultiplyHigh(fingerprint, words.length);
        while (words[slot] != 0 && (words[slot] & ~COUNT) != fingerprint) {
            slot = slot + 1 == words.length ? 0 : slot + 1;
        }
        return slot;
    }
}
