package dev.tributary.api.growth;

import dev.tributary.query.growth.Granularity;
import java.time.LocalDate;

/** From one period to the next. */
final class Periods {

    private Periods() {}

    /** The first day of the period behind the one that starts on that day. */
    static LocalDate next(Granularity granularity, LocalDate period) {
        return switch (granularity) {
            case DAY -> period.plusDays(1);
            case WEEK -> period.plusWeeks(1);
            case MONTH -> period.plusMonths(1);
        };
    }

    /** The last day of the period that starts on that day. */
    static LocalDate lastDay(Granularity granularity, LocalDate period) {
        return next(granularity, period).minusDays(1);
    }
}
