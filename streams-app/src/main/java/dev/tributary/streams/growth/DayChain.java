package dev.tributary.streams.growth;

import dev.tributary.query.Rollup;
import dev.tributary.streams.rollup.Deltas;
import java.util.OptionalInt;

/** A user's active days, each with its gap to the one before, for the distinct users of any range of days. */
final class DayChain {

    private DayChain() {}

    /** A user's day, new between its neighbours. */
    static void link(Rollup rollup, FirstTouch touch, OptionalInt before, int day, OptionalInt after, Deltas deltas) {
        add(rollup, touch, before, day, 1, deltas);
        if (after.isPresent()) {
            add(rollup, touch, before, after.getAsInt(), -1, deltas);
            add(rollup, touch, OptionalInt.of(day), after.getAsInt(), 1, deltas);
        }
    }

    /** A user's day and the one before it. */
    static void add(Rollup rollup, FirstTouch touch, OptionalInt before, int day, int users, Deltas deltas) {
        deltas.to(rollup)
                .day(day)
                .cell()
                .text(touch.device())
                .text(touch.source())
                .number(before.isPresent() ? day - before.getAsInt() : 0)
                .add(users);
    }
}
