package dev.tributary.streams.attribution;

import dev.tributary.attribution.Touch;
import dev.tributary.streams.entity.EntityMap;
import dev.tributary.streams.state.ByteReader;
import dev.tributary.streams.state.ByteWriter;
import dev.tributary.streams.users.SessionRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What is kept of one user: its sessions and its conversions in the order of time, and the basis of the latter. */
final class UserJourneys {

    private static final int BASIS = 0;
    private static final int SESSIONS = 1;
    private static final int CONVERSIONS = 2;

    private static final int HOLDER = 1;
    private static final int CLOSER = 2;
    private static final int IMPRESSION = 4;

    private final EntityMap map;
    private final ByteWriter key = new ByteWriter();
    private final ByteWriter end = new ByteWriter();
    private final ByteWriter value = new ByteWriter();

    UserJourneys(EntityMap map) {
        this.map = map;
    }

    /** Turns to another user. */
    void of(String workspace, String user) {
        map.of(workspace, user);
    }

    /** The basis of the user's conversions; none for one without any. */
    Optional<Basis> basis() {
        return map.find(key.reset().octet(BASIS)) ? Optional.of(Basis.read(map.value())) : Optional.empty();
    }

    void basis(Basis basis) {
        value.reset();
        basis.write(value);
        map.put(key.reset().octet(BASIS), value);
    }

    void forgetBasis() {
        map.remove(key.reset().octet(BASIS));
    }

    /** A session as a journey sees it. */
    static Touch touch(String id, SessionRow session) {
        return new Touch(
                id, session.startedAt(), session.channel(), session.holder(), session.closer(), session.impression());
    }

    void put(Touch session) {
        int flags = (session.holderEngaged() ? HOLDER : 0)
                | (session.closerEngaged() ? CLOSER : 0)
                | (session.impression() ? IMPRESSION : 0);
        value.reset().octet(flags).text(session.channel());
        map.put(placed(key, SESSIONS, session.at()).text(session.id()), value);
    }

    void remove(Touch session) {
        map.remove(placed(key, SESSIONS, session.at()).text(session.id()));
    }

    /** The sessions that start in a range, the end not included, oldest first; of too many the newest. */
    List<Touch> sessions(long from, long to) {
        Deque<Touch> touches = new ArrayDeque<>();
        placed(end, SESSIONS, to);
        boolean found = map.ceiling(placed(key, SESSIONS, from));
        while (found && map.isBefore(end)) {
            if (touches.size() == JourneyRule.MOST_SESSIONS) {
                touches.removeFirst();
            }
            touches.add(touchAtCursor());
            found = map.next();
        }
        return List.copyOf(touches);
    }

    /** Gives the channel of each session, oldest first. */
    void forEachChannel(ChannelConsumer action) {
        key.reset().octet(SESSIONS);
        for (boolean found = map.ceiling(key); found && map.startsWith(key); found = map.next()) {
            Touch touch = touchAtCursor();
            action.session(touch.at(), touch.channel());
        }
    }

    /** The first session of all. */
    Optional<Touch> firstSession() {
        return map.ceiling(key.reset().octet(SESSIONS)) && map.startsWith(key)
                ? Optional.of(touchAtCursor())
                : Optional.empty();
    }

    /** The session before another in the order of time. */
    Optional<Touch> sessionBefore(String id, long startedAt) {
        return map.lower(placed(key, SESSIONS, startedAt).text(id)) ? sessionAtCursor() : Optional.empty();
    }

    /** The session after another in the order of time. */
    Optional<Touch> sessionAfter(String id, long startedAt) {
        // No id follows directly on another but the one with an END byte more.
        return map.ceiling(placed(key, SESSIONS, startedAt).text(id).octet(0)) ? sessionAtCursor() : Optional.empty();
    }

    void putConversion(Conversion conversion) {
        value.reset().number(conversion.revenue());
        conversion.verdict().write(value);
        map.put(placed(key, CONVERSIONS, conversion.convertedAt()).text(conversion.id()), value);
    }

    void removeConversion(Conversion conversion) {
        map.remove(placed(key, CONVERSIONS, conversion.convertedAt()).text(conversion.id()));
    }

    Optional<Conversion> conversion(String id, long convertedAt) {
        return map.find(placed(key, CONVERSIONS, convertedAt).text(id))
                ? Optional.of(conversionAtCursor())
                : Optional.empty();
    }

    /** The conversions in a range of time, the end not included, in its order. */
    List<Conversion> conversions(long from, long to) {
        List<Conversion> conversions = new ArrayList<>();
        placed(end, CONVERSIONS, to);
        boolean found = map.ceiling(placed(key, CONVERSIONS, from));
        while (found && map.isBefore(end)) {
            conversions.add(conversionAtCursor());
            found = map.next();
        }
        return conversions;
    }

    boolean hasConversions() {
        return map.ceiling(key.reset().octet(CONVERSIONS)) && map.startsWith(key);
    }

    private Optional<Touch> sessionAtCursor() {
        return map.key().octet() == SESSIONS ? Optional.of(touchAtCursor()) : Optional.empty();
    }

    private Touch touchAtCursor() {
        ByteReader in = map.key();
        in.skip(1);
        long at = in.ordered();
        String id = in.text();
        in = map.value();
        int flags = in.octet();
        return new Touch(id, at, in.text(), (flags & HOLDER) != 0, (flags & CLOSER) != 0, (flags & IMPRESSION) != 0);
    }

    private Conversion conversionAtCursor() {
        ByteReader in = map.key();
        in.skip(1);
        long convertedAt = in.ordered();
        String id = in.text();
        in = map.value();
        return new Conversion(id, convertedAt, in.number(), Verdict.read(in));
    }

    private static ByteWriter placed(ByteWriter into, int kind, long at) {
        return into.reset().octet(kind).ordered(at);
    }

    /** Takes the start of a session, in epoch milliseconds, and its channel. */
    interface ChannelConsumer {
        void session(long startedAt, String channel);
    }
}
