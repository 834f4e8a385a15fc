package dev.tributary.streams.growth;

import static dev.tributary.query.growth.GrowthRollups.ACQUISITION;
import static dev.tributary.query.growth.GrowthRollups.BUYER_DAYS;
import static dev.tributary.query.growth.GrowthRollups.LTV;
import static dev.tributary.query.growth.GrowthRollups.ORDERS;
import static dev.tributary.query.growth.GrowthRollups.TIME_TO_ORDER;

import dev.tributary.query.growth.Granularity;
import dev.tributary.streams.rollup.Deltas;
import dev.tributary.streams.rollup.Sums;
import dev.tributary.streams.users.Days;
import dev.tributary.streams.users.OrderRow;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Figures by a user's first touch, its first order and the periods in which it bought. */
final class BuyerFigures {

    private static final int NOWHERE = -1;

    private final UserHistory history;
    private final OpenPeriod[] open =
            Arrays.stream(Periods.ALL).map(OpenPeriod::new).toArray(OpenPeriod[]::new);

    BuyerFigures(UserHistory history) {
        this.history = history;
    }

    /** Everything that the current user counts for. */
    void all(FirstTouch touch, OptionalLong firstOrder, Deltas deltas) {
        if (firstOrder.isEmpty()) {
            return;
        }
        int firstDay = Days.of(firstOrder.getAsLong());
        if (touch.at().isPresent()) {
            timeToOrder(touch, firstOrder.getAsLong() - touch.at().getAsLong(), deltas);
        }
        long[] total = Sums.zero(2);
        OptionalInt[] before = {OptionalInt.empty()};
        history.forEachDay(UserHistory.BUYER_DAYS, day -> {
            DayChain.add(BUYER_DAYS, touch, before[0], day, 1, deltas);
            before[0] = OptionalInt.of(day);
            history.addSumsOfDay(total);
            for (OpenPeriod period : open) {
                period.closeBefore(day, touch, firstDay, deltas);
                history.addSumsOfDay(period.sums);
            }
        });
        for (OpenPeriod period : open) {
            period.close(touch, firstDay, deltas);
            acquired(period.granularity, touch, firstDay, deltas).addSums(amounts(total, NOWHERE, 1));
        }
    }

    /**
     * What one order adds to the current user where it is not what makes the first order.
     *
     * @param newDay whether no other order of the user is of the same day
     */
    void order(FirstTouch touch, OptionalLong firstOrder, OrderRow order, boolean newDay, Deltas deltas) {
        int firstDay = Days.of(firstOrder.getAsLong());
        int day = order.day();
        if (newDay) {
            DayChain.link(
                    BUYER_DAYS,
                    touch,
                    history.dayBefore(UserHistory.BUYER_DAYS, day),
                    day,
                    history.dayAfter(UserHistory.BUYER_DAYS, day),
                    deltas);
        }
        for (Granularity granularity : Periods.ALL) {
            int period = Periods.first(granularity, day);
            long buyers = newDay && !boughtOnOtherDay(granularity, period, day) ? 1 : 0;
            ordered(granularity, touch, period, deltas).add(1, buyers, order.revenue());
            lifetime(granularity, touch, firstDay, period, deltas).add(buyers, 1, order.revenue());
            acquired(granularity, touch, firstDay, deltas).add(0, 0, order.revenue());
        }
    }

    private boolean boughtOnOtherDay(Granularity granularity, int period, int day) {
        return history.hasDay(UserHistory.BUYER_DAYS, period, day)
                || history.hasDay(UserHistory.BUYER_DAYS, day + 1, Periods.end(granularity, period));
    }

    private static void timeToOrder(FirstTouch touch, long millis, Deltas deltas) {
        deltas.to(TIME_TO_ORDER)
                .day(touch.day())
                .cell()
                .text(touch.device())
                .text(touch.source())
                .number(Math.floorDiv(millis, Days.MILLIS))
                .add(1);
    }

    private static Deltas ordered(Granularity granularity, FirstTouch touch, int period, Deltas deltas) {
        return byTouch(deltas.to(ORDERS).text(granularity.text()).day(period), touch);
    }

    private static Deltas lifetime(Granularity granularity, FirstTouch touch, int firstDay, int period, Deltas deltas) {
        int cohort = Periods.first(granularity, firstDay);
        return byTouch(
                deltas.to(LTV)
                        .text(granularity.text())
                        .day(cohort)
                        .number(Periods.between(granularity, cohort, period)),
                touch);
    }

    private static Deltas acquired(Granularity granularity, FirstTouch touch, int firstDay, Deltas deltas) {
        return deltas.to(ACQUISITION)
                .text(granularity.text())
                .day(Periods.first(granularity, firstDay))
                .cell()
                .text(touch.source());
    }

    private static Deltas byTouch(Deltas row, FirstTouch touch) {
        return row.cell().text(touch.device()).text(touch.source());
    }

    /** A buyer with its orders and revenue, in the order of a rollup's measures, the revenue last of three. */
    private static long[] amounts(long[] sums, int ordersAt, int buyersAt) {
        long[] amounts = Sums.zero(3);
        Sums.add(amounts, buyersAt, 1);
        if (ordersAt != NOWHERE) {
            Sums.addTo(amounts, ordersAt, sums, UserHistory.ORDERS);
        }
        Sums.addTo(amounts, 2, sums, UserHistory.REVENUE);
        return amounts;
    }

    /** The period of a granularity that the days in order have reached, with its orders and revenue so far. */
    private static final class OpenPeriod {

        private final Granularity granularity;
        private final long[] sums = Sums.zero(2);
        private int period;

        OpenPeriod(Granularity granularity) {
            this.granularity = granularity;
        }

        void closeBefore(int day, FirstTouch touch, int firstDay, Deltas deltas) {
            int next = Periods.first(granularity, day);
            if (next != period) {
                close(touch, firstDay, deltas);
                period = next;
            }
        }

        void close(FirstTouch touch, int firstDay, Deltas deltas) {
            if (!Sums.areZero(sums)) {
                ordered(granularity, touch, period, deltas).addSums(amounts(sums, 0, 1));
                lifetime(granularity, touch, firstDay, period, deltas).addSums(amounts(sums, 1, 0));
                Arrays.fill(sums, 0);
            }
        }
    }
}
