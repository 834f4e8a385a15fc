package dev.tributary.producers.sample;

import java.util.Arrays;

/** What is to happen on each day, as packed numbers that sort in the order of the day. A day is given once. */
final class DayCalendar {

    private static final long[] EMPTY = {};

    private final long[][] entries;
    private final int[] counts;

    DayCalendar(int days) {
        this.entries = new long[days][];
        this.counts = new int[days];
        Arrays.fill(entries, EMPTY);
    }

    void add(int day, long entry) {
        if (counts[day] == entries[day].length) {
            entries[day] = Arrays.copyOf(entries[day], Math.max(16, counts[day] * 3 / 2));
        }
        entries[day][counts[day]++] = entry;
    }

    /** The entries of a day in order; forgets them. */
    long[] take(int day) {
        long[] taken = Arrays.copyOf(entries[day], counts[day]);
        entries[day] = EMPTY;
        counts[day] = 0;
        Arrays.sort(taken);
        return taken;
    }
}
