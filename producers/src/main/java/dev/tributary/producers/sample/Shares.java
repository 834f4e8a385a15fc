package dev.tributary.producers.sample;

import java.util.Arrays;
import java.util.Random;

/** Picks one of several things by their shares; in whole numbers, so that every machine picks the same. */
final class Shares {

    private static final long ZIPF_UNIT = 1L << 40;

    private final long[] until;

    private Shares(long[] until) {
        this.until = until;
    }

    static Shares of(int... shares) {
        long[] until = new long[shares.length];
        long sum = 0;
        for (int i = 0; i < shares.length; i++) {
            sum += shares[i];
            until[i] = sum;
        }
        return new Shares(until);
    }

    /** The n-th has a share of about 1/n. */
    static Shares zipf(int count) {
        long[] until = new long[count];
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += ZIPF_UNIT / (i + 2);
            until[i] = sum;
        }
        return new Shares(until);
    }

    int pick(Random random) {
        long at = Math.floorMod(random.nextLong(), until[until.length - 1]);
        int found = Arrays.binarySearch(until, at);
        // A hit on a bound belongs to the next share, since a bound is exclusive.
        return found >= 0 ? found + 1 : -found - 1;
    }
}
