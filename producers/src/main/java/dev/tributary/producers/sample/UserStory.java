package dev.tributary.producers.sample;

import dev.tributary.producers.sample.GrowthEvents.Order;
import dev.tributary.producers.sample.GrowthEvents.Visit;
import java.util.Random;

/**
 * The visits and orders of one user, from the first visit to the end of the year. Everything follows from the user's
 * number and the seed, in whole numbers, so that every machine tells the same story.
 */
final class UserStory {

    private static final int LAST_MINUTE = 24 * 60 - 1;
    private static final int PERMILLE = 1000;
    private static final int MILLION = 1_000_000;

    /** At most so many in a thousand users come again; those that do come the more often, the more visits are asked for. */
    private static final int MOST_RETURNING = 280;

    /** Those who come again more often than this do so after shorter times. */
    private static final int USUAL_LATER_VISITS_PER_1000 = 2_750;

    /** Of all later visits so many fall into the year; the others would come after its end. */
    private static final int WITHIN_THE_YEAR_PERCENT = 78;

    private static final int DESKTOP_PERCENT = 73;
    private static final int SAME_DEVICE_PERCENT = 92;
    private static final int SAME_SOURCE_PERCENT = 55;
    private static final int LATER_VISIT_PERCENT = 130;
    private static final int BUYER_ORDERS_PER_1000 = 320;
    private static final int ONE_MORE_ORDER_PER_1000 = 60;
    private static final int CLOCK_SET_BACK_PER_100_000 = 2;
    private static final int FREE_ORDERS_PER_1000 = 1;
    private static final int GROUP_ORDERS_PER_1000 = 12;

    private static final Shares HOURS =
            Shares.of(14, 8, 5, 3, 2, 2, 4, 9, 18, 30, 42, 50, 56, 58, 56, 55, 56, 60, 64, 66, 64, 58, 44, 26);

    /** Days until the next visit, and lengths in minutes: a share for each range that ends before the next bound. */
    private static final Shares GAP_RANGES = Shares.of(18, 12, 25, 22, 15, 8);

    private static final int[] GAP_BOUNDS = {0, 1, 2, 8, 31, 91, 250};
    private static final Shares LENGTH_RANGES = Shares.of(10, 13, 9, 8, 7, 6, 18, 15, 10, 4);
    private static final int[] LENGTH_BOUNDS = {0, 1, 2, 3, 4, 5, 6, 11, 21, 41, 121};

    private final int days;
    private final int returningPermille;
    private final int oneMorePerMillion;
    private final int gapPermille;

    /**
     * Stories of a year.
     *
     * @param days of the year
     * @param visitsPer1000Users how many visits a thousand users make on average
     */
    UserStory(int days, int visitsPer1000Users) {
        this.days = days;
        int later = (visitsPer1000Users - PERMILLE) * 100 / WITHIN_THE_YEAR_PERCENT;
        this.returningPermille = Math.min(later, MOST_RETURNING);
        this.oneMorePerMillion = later == 0 ? 0 : (int) ((long) (later - returningPermille) * MILLION / later);
        this.gapPermille = Math.min(PERMILLE, returningPermille * USUAL_LATER_VISITS_PER_1000 / Math.max(later, 1));
    }

    /** Enters the story of a user whose first visit is on a day. */
    void enter(int user, int firstDay, Random random, DayCalendar visits, DayCalendar orders) {
        int homeSource = Sources.pick(random);
        boolean homeTouch = random.nextInt(100) >= DESKTOP_PERCENT;
        boolean buyer = false;
        int later = laterVisits(random);
        int day = firstDay;
        int source = homeSource;
        boolean touch = homeTouch;
        for (int number = 0; number <= later && day < days; number++) {
            Visit visit = visit(user, source, touch, random);
            visits.add(day, visit.packed());
            int chance = chance(number, buyer, source);
            while (random.nextInt(PERMILLE) < chance) {
                orders.add(day, order(visit, random).packed());
                buyer = true;
                chance = ONE_MORE_ORDER_PER_1000;
            }
            day += inRange(GAP_RANGES, GAP_BOUNDS, random) * gapPermille / PERMILLE;
            source = random.nextInt(100) < SAME_SOURCE_PERCENT ? homeSource : Sources.pick(random);
            touch = homeTouch == random.nextInt(100) < SAME_DEVICE_PERCENT;
        }
    }

    private int laterVisits(Random random) {
        if (random.nextInt(PERMILLE) >= returningPermille) {
            return 0;
        }
        int visits = 1;
        while (random.nextInt(MILLION) < oneMorePerMillion) {
            visits++;
        }
        return visits;
    }

    private static int chance(int number, boolean buyer, int source) {
        if (buyer) {
            return BUYER_ORDERS_PER_1000;
        }
        int first = Sources.ordersPer1000(source);
        return number == 0 ? first : first * LATER_VISIT_PERCENT / 100;
    }

    private static Visit visit(int user, int source, boolean touch, Random random) {
        int minute = HOURS.pick(random) * 60 + random.nextInt(60);
        int minutes = inRange(LENGTH_RANGES, LENGTH_BOUNDS, random);
        boolean setBack = random.nextInt(100_000) < CLOCK_SET_BACK_PER_100_000;
        return new Visit(minute, user, setBack ? minutes % 60 - 60 : minutes, source, touch);
    }

    private static Order order(Visit visit, Random random) {
        int minute = visit.minute() + random.nextInt(Math.max(visit.minutes(), 0) + 1);
        return new Order(Math.min(minute, LAST_MINUTE), visit.user(), cents(random));
    }

    /** Mostly a few coins, now and then a hundred times as much; sometimes the order is free. */
    private static int cents(Random random) {
        int kind = random.nextInt(PERMILLE);
        if (kind < FREE_ORDERS_PER_1000) {
            return 0;
        }
        int usual = 18 + random.nextInt(36) * (1 + random.nextInt(36));
        return kind < FREE_ORDERS_PER_1000 + GROUP_ORDERS_PER_1000 ? usual * (2 + random.nextInt(40)) : usual;
    }

    private static int inRange(Shares ranges, int[] bounds, Random random) {
        int range = ranges.pick(random);
        return bounds[range] + random.nextInt(bounds[range + 1] - bounds[range]);
    }
}
