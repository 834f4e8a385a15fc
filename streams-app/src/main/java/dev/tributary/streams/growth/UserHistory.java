package dev.tributary.streams.growth;

import dev.tributary.query.GroupOrder;
import dev.tributary.streams.entity.EntityMap;
import dev.tributary.streams.rollup.Sums;
import dev.tributary.streams.state.ByteReader;
import dev.tributary.streams.state.ByteWriter;
import dev.tributary.streams.users.SessionRow;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is kept of one user, in the order of time: how many visits started at each instant through which channel and
 * device, on which days which devices and channels were used, how many orders came at each instant, and what they brought
 * by day.
 */
final class UserHistory {

    /** Days on which a user came; each has an entry per device and channel. */
    static final int VISITOR_DAYS = 2;
    /** Days on which a user bought, with {@link #ORDERS} and {@link #REVENUE}. */
    static final int BUYER_DAYS = 4;

    static final int ORDERS = 0;
    static final int REVENUE = 1;

    private static final int VISITS = 1;
    private static final int ORDER_TIMES = 3;

    private final EntityMap map;
    private final ByteWriter key = new ByteWriter();
    private final ByteWriter end = new ByteWriter();

    UserHistory(EntityMap map) {
        this.map = map;
    }

    /** Turns to another user. */
    void of(String workspace, String user) {
        map.of(workspace, user);
    }

    FirstTouch firstTouch() {
        if (!map.ceiling(key.reset().octet(VISITS)) || !map.startsWith(key)) {
            return FirstTouch.NONE;
        }
        ByteReader first = map.key();
        first.skip(1);
        long at = first.ordered();
        String source = first.text();
        String device = first.text();
        key.ordered(at);
        while (map.next() && map.startsWith(key)) {
            ByteReader tie = map.key();
            tie.skip(key.length());
            tie.text();
            String other = tie.text();
            device = GroupOrder.compareText(other, device) < 0 ? other : device;
        }
        return new FirstTouch(OptionalLong.of(at), source, device);
    }

    void addVisit(SessionRow visit, int sign) {
        map.add(
                key.reset()
                        .octet(VISITS)
                        .ordered(visit.startedAt())
                        .text(visit.channel())
                        .text(visit.device()),
                sign);
    }

    /** Counts a visit on its day; whether this is the first one of the day by device and channel, or was the last. */
    boolean addVisitorDay(SessionRow visit, int sign) {
        return map.add(
                dayKey(key, VISITOR_DAYS, visit.day()).text(visit.device()).text(visit.channel()), sign);
    }

    OptionalLong firstOrder() {
        if (!map.ceiling(key.reset().octet(ORDER_TIMES)) || !map.startsWith(key)) {
            return OptionalLong.empty();
        }
        ByteReader first = map.key();
        first.skip(1);
        return OptionalLong.of(first.ordered());
    }

    void addOrder(long orderedAt, int sign) {
        map.add(key.reset().octet(ORDER_TIMES).ordered(orderedAt), sign);
    }

    /** Counts an order on its day; whether this is the first one of the day, or was the last. */
    boolean addBuyerDay(int day, long revenue, int sign) {
        return map.add(dayKey(key, BUYER_DAYS, day), sign, sign * revenue);
    }

    /** Whether there is a day of a kind in a range, the end not included. */
    boolean hasDay(int kind, int from, int to) {
        return map.ceiling(dayKey(key, kind, from)) && map.isBefore(dayKey(end, kind, to));
    }

    /** The last day of a kind before another. */
    OptionalInt dayBefore(int kind, int day) {
        return map.lower(dayKey(key, kind, day)) ? dayAtCursor(kind) : OptionalInt.empty();
    }

    /** The first day of a kind after another. */
    OptionalInt dayAfter(int kind, int day) {
        return map.ceiling(dayKey(key, kind, day + 1)) ? dayAtCursor(kind) : OptionalInt.empty();
    }

    /** Gives each day of a kind once, in order. */
    void forEachDay(int kind, DayConsumer action) {
        key.reset().octet(kind);
        OptionalInt last = OptionalInt.empty();
        for (boolean found = map.ceiling(key); found && map.startsWith(key); found = map.next()) {
            OptionalInt day = dayAtCursor(kind);
            if (!day.equals(last)) {
                action.day(day.getAsInt());
                last = day;
            }
        }
    }

    /** Gives each device and channel used in a range of days, the end not included, until one is enough. */
    void forEachUse(int from, int to, UseConsumer action) {
        dayKey(end, VISITOR_DAYS, to);
        boolean found = map.ceiling(dayKey(key, VISITOR_DAYS, from));
        while (found && map.isBefore(end)) {
            ByteReader use = map.key();
            use.skip(1);
            if (action.use(use.day(), use.text(), use.text())) {
                return;
            }
            found = map.next();
        }
    }

    /** Adds {@link #ORDERS} and {@link #REVENUE} of the day that {@link #forEachDay} just gave. */
    void addSumsOfDay(long[] sums) {
        long[] day = Sums.zero(2);
        map.readSums(day);
        Sums.addAll(sums, day);
    }

    private OptionalInt dayAtCursor(int kind) {
        ByteReader at = map.key();
        return at.octet() == kind ? OptionalInt.of(at.day()) : OptionalInt.empty();
    }

    private static ByteWriter dayKey(ByteWriter into, int kind, int day) {
        return into.reset().octet(kind).day(day);
    }

    /** Takes a day, in days since 1970-01-01. */
    interface DayConsumer {
        void day(int day);
    }

    /** Takes what was used on a day; tells whether that is enough. */
    interface UseConsumer {
        boolean use(int day, String device, String channel);
    }
}
