package dev.tributary.streams.growth;

import static dev.tributary.query.growth.GrowthRollups.RETENTION;
import static dev.tributary.query.growth.GrowthRollups.VISITOR_DAYS;

import dev.tributary.query.growth.Granularity;
import dev.tributary.query.growth.Scope;
import dev.tributary.streams.rollup.Deltas;
import java.util.OptionalInt;

/** Figures by a user's first touch and by the periods in which the user came: retention, and distinct users of a range. */
final class VisitorFigures {

    private final UserHistory history;
    private final int[] lastPeriods = new int[Periods.ALL.length];

    VisitorFigures(UserHistory history) {
        this.history = history;
    }

    /** Everything that the current user counts for. */
    void all(FirstTouch touch, Deltas deltas) {
        OptionalInt[] before = {OptionalInt.empty()};
        history.forEachDay(UserHistory.VISITOR_DAYS, day -> {
            DayChain.add(VISITOR_DAYS, touch, before[0], day, 1, deltas);
            for (Granularity granularity : Periods.ALL) {
                int period = Periods.first(granularity, day);
                if (before[0].isEmpty() || period != lastPeriods[granularity.ordinal()]) {
                    retained(granularity, touch, period, deltas);
                    lastPeriods[granularity.ordinal()] = period;
                }
            }
            before[0] = OptionalInt.of(day);
        });
    }

    /** What a day adds that the current user was not active on by other visits. */
    void day(FirstTouch touch, int day, Presence others, Deltas deltas) {
        if (others.shows(Granularity.DAY, Scope.ALL)) {
            return;
        }
        DayChain.link(
                VISITOR_DAYS,
                touch,
                history.dayBefore(UserHistory.VISITOR_DAYS, day),
                day,
                history.dayAfter(UserHistory.VISITOR_DAYS, day),
                deltas);
        for (Granularity granularity : Periods.ALL) {
            if (!others.shows(granularity, Scope.ALL)) {
                retained(granularity, touch, Periods.first(granularity, day), deltas);
            }
        }
    }

    private static void retained(Granularity granularity, FirstTouch touch, int period, Deltas deltas) {
        int cohort = Periods.first(granularity, touch.day());
        deltas.to(RETENTION)
                .text(granularity.text())
                .day(cohort)
                .number(Periods.between(granularity, cohort, period))
                .cell()
                .text(touch.device())
                .text(touch.source())
                .add(1);
    }
}
