package dev.tributary.streams.attribution;

import static dev.tributary.query.attribution.AttributionRollups.CHANNEL_REPORTING;

import dev.tributary.query.attribution.CreditModel;
import dev.tributary.streams.rollup.Deltas;
import dev.tributary.streams.users.SessionRow;

/** What a session counts for by itself, on a journey or not. */
final class SessionFigures {

    private SessionFigures() {}

    /** The session and its cost, once under each model. */
    static void add(SessionRow session, Deltas deltas) {
        for (CreditModel model : CreditModel.ALL) {
            deltas.to(CHANNEL_REPORTING)
                    .text(model.text())
                    .day(session.day())
                    .cell()
                    .text(session.channel())
                    .add(1, session.cost(), 0, 0);
        }
    }
}
