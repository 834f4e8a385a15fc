package dev.tributary.bench.growth.flink;

import dev.tributary.query.growth.Granularity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.apache.flink.util.Collector;

/** What a user adds to active users, retention and lifetime value, and what one more event changes of that. */
final class UserFigures {

    private static final Granularity[] GRANULARITIES = Granularity.values();

    private UserFigures() {}

    static void take(UserState user, UserEvent event, Collector<CellDelta> out) {
        int day = day(event.time);
        if (!event.order) {
            countActive(user, day, out);
        }
        if (user.isMovedBy(event)) {
            cohorts(user, -1, out);
            user.add(event, day);
            cohorts(user, 1, out);
        } else {
            if (event.order) {
                countOrder(user, event, day, out);
            } else {
                countReturn(user, day, out);
            }
            user.add(event, day);
        }
    }

    private static void countActive(UserState user, int day, Collector<CellDelta> out) {
        for (Granularity granularity : GRANULARITIES) {
            if (isNew(granularity, user.visitDays, day)) {
                add("activity|" + granularity.text() + "|" + period(granularity, day), 1, 0, 0, out);
            }
        }
    }

    private static void countReturn(UserState user, int day, Collector<CellDelta> out) {
        for (Granularity granularity : GRANULARITIES) {
            if (isNew(granularity, user.visitDays, day)) {
                add(retention(user, granularity, day), 1, 0, 0, out);
            }
        }
    }

    private static void countOrder(UserState user, UserEvent event, int day, Collector<CellDelta> out) {
        for (Granularity granularity : GRANULARITIES) {
            long buyers = isNew(granularity, user.orderDays, day) ? 1 : 0;
            add(ltv(user, granularity, day), buyers, 1, event.revenue, out);
        }
    }

    /** Everything of the user that depends on its first visit and first order. */
    private static void cohorts(UserState user, int sign, Collector<CellDelta> out) {
        for (Granularity granularity : GRANULARITIES) {
            LocalDate last = LocalDate.MIN;
            for (int day : user.visitDays) {
                LocalDate period = period(granularity, day);
                if (!period.equals(last)) {
                    add(retention(user, granularity, day), sign, 0, 0, out);
                    last = period;
                }
            }
            last = LocalDate.MIN;
            for (int i = 0; i < user.orderDays.length; i++) {
                LocalDate period = period(granularity, user.orderDays[i]);
                long buyers = period.equals(last) ? 0 : sign;
                add(
                        ltv(user, granularity, user.orderDays[i]),
                        buyers,
                        sign * user.orders[i],
                        sign * user.revenue[i],
                        out);
                last = period;
            }
        }
    }

    private static String retention(UserState user, Granularity granularity, int day) {
        return "retention|" + cohort(user, granularity, day(user.firstVisit), day);
    }

    private static String ltv(UserState user, Granularity granularity, int day) {
        return "ltv|" + cohort(user, granularity, day(user.firstOrder), day);
    }

    private static String cohort(UserState user, Granularity granularity, int first, int day) {
        LocalDate cohort = period(granularity, first);
        long number = granularity.between(cohort, period(granularity, day));
        return granularity.text() + "|" + cohort + "|" + number + "|" + user.device + "|" + user.source;
    }

    private static boolean isNew(Granularity granularity, int[] days, int day) {
        int place = Arrays.binarySearch(days, day);
        if (place >= 0) {
            return false;
        }
        LocalDate period = period(granularity, day);
        int after = -place - 1;
        boolean before = after > 0 && period(granularity, days[after - 1]).equals(period);
        return !before
                && !(after < days.length && period(granularity, days[after]).equals(period));
    }

    private static LocalDate period(Granularity granularity, int day) {
        return granularity.periodOf(LocalDate.ofEpochDay(day));
    }

    private static int day(long time) {
        return Math.toIntExact(Instant.ofEpochMilli(time)
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .toEpochDay());
    }

    private static void add(String cell, long users, long orders, long revenue, Collector<CellDelta> out) {
        CellDelta delta = new CellDelta();
        delta.cell = cell;
        delta.users = users;
        delta.orders = orders;
        delta.revenue = revenue;
        out.collect(delta);
    }
}
