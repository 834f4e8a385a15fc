package dev.tributary.streams.attribution;

import dev.tributary.attribution.Journey;
import dev.tributary.attribution.Touch;
import dev.tributary.query.attribution.ConversionState;
import dev.tributary.streams.entity.EntityMap;
import dev.tributary.streams.facts.FactChange;
import dev.tributary.streams.rollup.Deltas;
import dev.tributary.streams.users.OrderRow;
import dev.tributary.streams.users.SessionRow;
import dev.tributary.streams.users.UserFact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a change of a user's sessions and orders changes in its journeys. Belongs to one task.
 *
 * <p>A conversion whose journey may change is taken away as it was, once, and added as it is at the end of the commit: so
 * however many sessions come late in a commit, a journey is attributed once, and asked for once where the service does it.
 */
final class AttributionArithmetic {

    private final UserJourneys state;
    private final LostPath path;
    private final Deltas deltas;
    private final AttributionSettings settings;
    private final Judge judge;
    private final Map<UserKey, OpenUser> openUsers = new LinkedHashMap<>();
    private UserKey user = new UserKey("", "");

    AttributionArithmetic(EntityMap users, Deltas deltas, AttributionSettings settings, Questions questions) {
        this.state = new UserJourneys(users);
        this.path = new LostPath(state);
        this.deltas = deltas;
        this.settings = settings;
        this.judge = new Judge(settings.engine(), questions);
    }

    /** Takes up a change of one fact. */
    void changed(FactChange<? extends UserFact> change) {
        rebase(change.workspace(), change.entity());
        boolean ofSession =
                Stream.concat(change.before().stream(), change.after().stream()).allMatch(SessionRow.class::isInstance);
        if (ofSession) {
            session(change.id(), as(SessionRow.class, change.before()), as(SessionRow.class, change.after()));
        } else {
            order(change.id(), as(OrderRow.class, change.before()), as(OrderRow.class, change.after()));
        }
    }

    /** Takes up what the service said of a journey; of one that has changed since, it says nothing. */
    void answered(Answer answer) {
        rebase(answer.workspace(), answer.user());
        Verdict verdict = answer.verdict();
        state.conversion(answer.conversion(), answer.convertedAt())
                .filter(asked -> asked.verdict().equals(Verdict.pending(verdict.revision())))
                .ifPresent(conversion -> {
                    open(conversion, settings.rule());
                    state.putConversion(conversion.with(verdict));
                });
    }

    /** Turns to a user; what was attributed on another basis than the present one is attributed anew. */
    void rebase(String workspace, String userId) {
        user = new UserKey(workspace, userId);
        state.of(workspace, userId);
        state.basis().filter(basis -> !basis.equals(settings.basis())).ifPresent(basis -> {
            state.conversions(Long.MIN_VALUE, Long.MAX_VALUE).forEach(conversion -> open(conversion, basis.rule()));
            state.basis(settings.basis());
        });
    }

    /** Adds what was taken away, as it is now. */
    void settle() {
        openUsers.forEach((key, open) -> {
            user = key;
            state.of(key.workspace(), key.id());
            for (OpenUser.Key conversion : open.conversions()) {
                settle(state.conversion(conversion.id(), conversion.convertedAt())
                        .orElseThrow());
            }
            if (open.isPathTaken() && !state.hasConversions()) {
                path.add(adding());
            }
        });
        openUsers.clear();
    }

    private void settle(Conversion conversion) {
        Optional<Journey> journey = journey(conversion, settings.rule());
        Conversion settled = conversion.with(judge.of(user.workspace(), user.id(), conversion, journey));
        if (!settled.equals(conversion)) {
            state.putConversion(settled);
        }
        ConversionFigures.add(user.id(), settled, journey, adding());
    }

    private void session(String id, Optional<SessionRow> before, Optional<SessionRow> after) {
        before.ifPresent(session -> SessionFigures.add(session, removing()));
        after.ifPresent(session -> SessionFigures.add(session, adding()));
        Optional<Touch> taken = before.map(session -> UserJourneys.touch(id, session));
        Optional<Touch> added = after.map(session -> UserJourneys.touch(id, session));
        if (taken.equals(added)) {
            return;
        }
        taken.ifPresent(this::openJourneysWith);
        added.ifPresent(this::openJourneysWith);
        boolean lost = !state.hasConversions();
        taken.ifPresent(touch -> {
            takePath(lost && path.isMovedBy(touch));
            changePath(lost, touch, removing());
            state.remove(touch);
        });
        added.ifPresent(touch -> {
            takePath(lost && path.isMovedBy(touch));
            state.put(touch);
            changePath(lost, touch, adding());
        });
    }

    private void changePath(boolean lost, Touch touch, Deltas signed) {
        if (lost && !isPathTaken()) {
            path.addSession(touch, signed);
        }
    }

    private void order(String id, Optional<OrderRow> before, Optional<OrderRow> after) {
        Optional<OrderRow> taken = before.filter(order -> !order.isCancelled());
        Optional<OrderRow> added = after.filter(order -> !order.isCancelled());
        boolean had = state.hasConversions();
        Optional<Conversion> known =
                taken.map(order -> state.conversion(id, order.orderedAt()).orElseThrow());
        known.ifPresent(conversion -> {
            open(conversion, settings.rule());
            openUser().forget(conversion);
            state.removeConversion(conversion);
        });
        added.ifPresent(order -> {
            Conversion conversion =
                    new Conversion(id, order.orderedAt(), order.revenue(), retained(known, order.orderedAt()));
            state.putConversion(conversion);
            openUser().open(conversion);
        });
        if (added.isEmpty()) {
            known.ifPresent(conversion -> judge.gone(user.workspace(), user.id(), conversion));
        }
        boolean has = state.hasConversions();
        if (has && !had) {
            takePath(true);
            state.basis(settings.basis());
        } else if (had && !has) {
            openUser().pathTaken();
            state.forgetBasis();
        }
    }

    /** An answer under way names the time of the conversion, so it is lost to one that has moved. */
    private static Verdict retained(Optional<Conversion> known, long convertedAt) {
        return known.filter(conversion -> conversion.convertedAt() == convertedAt
                        || conversion.verdict().state() != ConversionState.PENDING)
                .map(Conversion::verdict)
                .orElse(Verdict.UNATTRIBUTED);
    }

    private void openJourneysWith(Touch touch) {
        JourneyRule rule = settings.rule();
        state.conversions(rule.firstConversion(touch.at()), rule.endOfConversions(touch.at()))
                .forEach(conversion -> open(conversion, rule));
    }

    private void open(Conversion conversion, JourneyRule rule) {
        if (openUser().open(conversion)) {
            ConversionFigures.add(user.id(), conversion, journey(conversion, rule), removing());
        }
    }

    private void takePath(boolean wanted) {
        if (wanted && !isPathTaken()) {
            path.add(removing());
            openUser().pathTaken();
        }
    }

    private Optional<Journey> journey(Conversion conversion, JourneyRule rule) {
        List<Touch> touches = state.sessions(
                rule.firstSession(conversion.convertedAt()), rule.endOfSessions(conversion.convertedAt()));
        return touches.isEmpty() ? Optional.empty() : Optional.of(new Journey(touches));
    }

    private boolean isPathTaken() {
        OpenUser open = openUsers.get(user);
        return open != null && open.isPathTaken();
    }

    private OpenUser openUser() {
        return openUsers.computeIfAbsent(user, any -> new OpenUser());
    }

    private Deltas adding() {
        return deltas.adding(user.workspace());
    }

    private Deltas removing() {
        return deltas.removing(user.workspace());
    }

    private static <R extends UserFact> Optional<R> as(Class<R> type, Optional<? extends UserFact> fact) {
        return fact.map(type::cast);
    }

    private record UserKey(String workspace, String id) {}
}
