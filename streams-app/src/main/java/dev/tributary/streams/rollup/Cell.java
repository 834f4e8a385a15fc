package dev.tributary.streams.rollup;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One cell of a row: its sums, and what they were at the last commit where they were touched since. */
final class Cell {

    private final long[] sums;
    private long @Nullable [] before;

    Cell(int measures) {
        sums = Sums.zero(measures);
    }

    long[] sums() {
        return sums;
    }

    /** The sums, to be changed. */
    long[] change() {
        if (before == null) {
            before = sums.clone();
        }
        return sums;
    }

    /** Whether the sums differ from those at the last commit: what was taken away may have been added again. */
    boolean isChanged() {
        return before != null && !Arrays.equals(before, sums);
    }

    void settle() {
        before = null;
    }

    boolean isZero() {
        return Sums.areZero(sums);
    }
}
