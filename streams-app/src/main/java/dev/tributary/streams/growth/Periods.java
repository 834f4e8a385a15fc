package dev.tributary.streams.growth;

import dev.tributary.query.growth.Granularity;
import java.time.LocalDate;

/** Calendar periods of days that are numbers: days since 1970-01-01, a Thursday. */
final class Periods {

    static final Granularity[] ALL = Granularity.values();

    private static final int DAYS_PER_WEEK = 7;
    private static final int MONDAY_BEFORE_EPOCH = -3;

    private Periods() {}

    /** The first day of the period that a day lies in. */
    static int first(Granularity granularity, int day) {
        return switch (granularity) {
            case DAY -> day;
            case WEEK -> day - Math.floorMod(day - MONDAY_BEFORE_EPOCH, DAYS_PER_WEEK);
            case MONTH -> day - LocalDate.ofEpochDay(day).getDayOfMonth() + 1;
        };
    }

    /** The first day of the next period. */
    static int end(Granularity granularity, int first) {
        return switch (granularity) {
            case DAY -> first + 1;
            case WEEK -> first + DAYS_PER_WEEK;
            case MONTH -> first + LocalDate.ofEpochDay(first).lengthOfMonth();
        };
    }

    /** How many periods lie between two first days. */
    static long between(Granularity granularity, int from, int to) {
        return switch (granularity) {
            case DAY -> (long) to - from;
            case WEEK -> ((long) to - from) / DAYS_PER_WEEK;
            case MONTH -> months(to) - months(from);
        };
    }

    private static long months(int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return 12L * date.getYear() + date.getMonthValue();
    }
}
