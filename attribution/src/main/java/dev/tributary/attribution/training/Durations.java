package dev.tributary.attribution.training;

import java.util.Arrays;

/** Durations in order, to be asked for their quantiles. */
final class Durations {

    private final double[] millis;
    private final long[] atMost;

    /** Different durations, rising, and how many there are of at most each. */
    Durations(double[] millis, long[] atMost) {
        this.millis = millis;
        this.atMost = atMost;
    }

    long size() {
        return atMost.length == 0 ? 0 : atMost[atMost.length - 1];
    }

    /** How many there are of at most so many milliseconds. */
    long atMost(double limit) {
        int found = Arrays.binarySearch(millis, limit);
        int last = found >= 0 ? found : -found - 2;
        return last < 0 ? 0 : atMost[last];
    }

    /** A quantile of all, in milliseconds, linear between two neighbours; there must be one at least. */
    double quantile(double share) {
        return quantile(0, size(), share);
    }

    /** A quantile of those between two ranks, the first included, the last not. */
    double quantile(long from, long to, double share) {
        double position = from + (to - from - 1) * share;
        long below = (long) position;
        double left = ranked(below);
        double right = below + 1 < to ? ranked(below + 1) : left;
        return left + (right - left) * (position - below);
    }

    private double ranked(long rank) {
        int found = Arrays.binarySearch(atMost, rank + 1);
        return millis[found >= 0 ? found : -found - 1];
    }
}
