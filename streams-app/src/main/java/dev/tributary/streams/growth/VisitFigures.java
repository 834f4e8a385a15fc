package dev.tributary.streams.growth;

import static dev.tributary.query.growth.GrowthRollups.ACTIVITY;
import static dev.tributary.query.growth.GrowthRollups.SESSION_DAYS;
import static dev.tributary.query.growth.GrowthRollups.SESSION_LENGTHS;

import dev.tributary.query.growth.Granularity;
import dev.tributary.query.growth.Scope;
import dev.tributary.streams.rollup.Deltas;
import dev.tributary.streams.users.SessionRow;
import java.util.OptionalLong;

/** Figures that depend on visits alone: sessions and their lengths, and who was active. */
final class VisitFigures {

    /** Rows that the lengths of one day are spread over, so that a change rewrites few of them. */
    private static final int BUCKETS = 16;

    private static final Scope[] SCOPES = Scope.values();

    private VisitFigures() {}

    static void sessions(SessionRow visit, Deltas deltas) {
        OptionalLong seconds = visit.seconds();
        deltas.to(SESSION_DAYS)
                .day(visit.day())
                .cell()
                .text(visit.device())
                .text(visit.channel())
                .add(1, seconds.isPresent() ? 1 : 0, seconds.orElse(0));
        if (seconds.isPresent()) {
            deltas.to(SESSION_LENGTHS)
                    .day(visit.day())
                    .bucket(seconds.getAsLong(), BUCKETS)
                    .cell()
                    .text(visit.device())
                    .text(visit.channel())
                    .number(seconds.getAsLong())
                    .add(1);
        }
    }

    /** A user who used a device and channel on a day, where others of its visits do not show the same already. */
    static void active(SessionRow visit, Presence others, Deltas deltas) {
        for (Granularity granularity : Periods.ALL) {
            Deltas row = deltas.to(ACTIVITY).text(granularity.text()).day(Periods.first(granularity, visit.day()));
            for (Scope scope : SCOPES) {
                if (!others.shows(granularity, scope)) {
                    row.cell()
                            .text(scope.text())
                            .text(scope.device(visit.device()))
                            .text(scope.source(visit.channel()))
                            .add(1);
                }
            }
        }
    }
}
