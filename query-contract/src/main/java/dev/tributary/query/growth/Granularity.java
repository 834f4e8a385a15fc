package dev.tributary.query.growth;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** Length of a calendar period, UTC; every period is named by its first day, weeks start on Monday. */
public enum Granularity {
    DAY,
    WEEK,
    MONTH;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** As in dimensions, parameters and JSON. */
    public String text() {
        return text;
    }

    /** The first day of the period that a day lies in. */
    public LocalDate periodOf(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /** How many periods lie between two first days of periods; negative where the second is the earlier one. */
    public long between(LocalDate from, LocalDate to) {
        return switch (this) {
            case DAY -> ChronoUnit.DAYS.between(from, to);
            case WEEK -> ChronoUnit.WEEKS.between(from, to);
            case MONTH -> ChronoUnit.MONTHS.between(from, to);
        };
    }
}
