package dev.tributary.streams.attribution;

import static dev.tributary.query.attribution.AttributionRollups.TRANSITIONS;

import dev.tributary.attribution.Touch;
import dev.tributary.attribution.paths.Transition;
import dev.tributary.streams.rollup.Deltas;
import dev.tributary.streams.users.Days;
import java.util.Optional;

/** The path of a user who never converted, by the day of its first session. */
final class LostPath {

    private final UserJourneys user;

    LostPath(UserJourneys user) {
        this.user = user;
    }

    /** The whole path of the current user. */
    void add(Deltas deltas) {
        Optional<Touch> first = user.firstSession();
        if (first.isEmpty()) {
            return;
        }
        row(first.get(), deltas);
        String[] from = {Transition.OUTSIDE};
        user.forEachChannel((startedAt, channel) -> {
            step(from[0], channel, 1, deltas);
            from[0] = channel;
        });
        step(from[0], Transition.OUTSIDE, 1, deltas);
    }

    /** What one of the user's sessions adds between those before and after it. */
    void addSession(Touch session, Deltas deltas) {
        row(user.firstSession().orElseThrow(), deltas);
        String from = channel(user.sessionBefore(session.id(), session.at()));
        String to = channel(user.sessionAfter(session.id(), session.at()));
        step(from, to, -1, deltas);
        step(from, session.channel(), 1, deltas);
        step(session.channel(), to, 1, deltas);
    }

    /** Whether the path is of another day without one of its sessions, or with a new one. */
    boolean isMovedBy(Touch session) {
        boolean first = user.sessionBefore(session.id(), session.at()).isEmpty();
        return first
                && user.sessionAfter(session.id(), session.at())
                        .filter(next -> Days.of(next.at()) != Days.of(session.at()))
                        .isPresent();
    }

    private static void row(Touch first, Deltas deltas) {
        deltas.to(TRANSITIONS).day(Days.of(first.at()));
    }

    private static void step(String from, String to, int times, Deltas deltas) {
        if (!from.equals(to)) {
            deltas.cell().text(from).text(to).add(0, times);
        }
    }

    private static String channel(Optional<Touch> session) {
        return session.map(Touch::channel).orElse(Transition.OUTSIDE);
    }
}
