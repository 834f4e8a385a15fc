package dev.tributary.producers.sample;

import java.time.LocalDate;
import java.util.function.ToLongFunction;

/** Spreads things over days by weight. */
final class Days {

    private Days() {}

    /**
     * How many of the things come until the end of each day; all of them until the last.
     *
     * @param weight of a day, above 0
     */
    static long[] spread(long things, LocalDate first, int days, ToLongFunction<LocalDate> weight) {
        long[] until = new long[days];
        long sum = 0;
        for (int day = 0; day < days; day++) {
            sum += weight.applyAsLong(first.plusDays(day));
            until[day] = sum;
        }
        for (int day = 0; day < days; day++) {
            until[day] = Math.ceilDiv(things * until[day], sum);
        }
        return until;
    }
}
