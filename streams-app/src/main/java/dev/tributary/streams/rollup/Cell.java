package dev.tributary.streams.rollup;

/** One cell of a row: its sums, and whether they changed since the last commit. */
final class Cell {

    private final long[] sums;
    private boolean changed;

    Cell(int measures) {
        sums = Sums.zero(measures);
    }

    long[] sums() {
        return sums;
    }

    /** The sums, to be changed. */
    long[] change() {
        changed = true;
        return sums;
    }

    boolean isChanged() {
        return changed;
    }

    void settle() {
        changed = false;
    }

    boolean isZero() {
        return Sums.areZero(sums);
    }
}
