package dev.tributary.bench.growth.flink;

import java.util.Arrays;

/** What the job remembers of a user; public fields and arrays of numbers, so that Flink's own serializer takes it. */
public final class UserState {

    private static final long NEVER = Long.MAX_VALUE;

    public long firstVisit = NEVER;
    public String source = "";
    public String device = "";
    /** Days with a visit since 1970-01-01, in order. */
    public int[] visitDays = {};

    public long firstOrder = NEVER;
    /** Days with an order, in order, with the orders and the revenue of each. */
    public int[] orderDays = {};

    public long[] orders = {};
    public long[] revenue = {};

    boolean hasVisits() {
        return firstVisit != NEVER;
    }

    boolean hasOrders() {
        return firstOrder != NEVER;
    }

    /** Whether the event changes where the user came from or when, or when it first bought. */
    boolean isMovedBy(UserEvent event) {
        return event.order ? event.time < firstOrder : event.time < firstVisit || betterTie(event);
    }

    private boolean betterTie(UserEvent event) {
        return event.time == firstVisit && (event.source.compareTo(source) < 0 || event.device.compareTo(device) < 0);
    }

    void add(UserEvent event, int day) {
        if (event.order) {
            addOrder(event, day);
        } else {
            addVisit(event, day);
        }
    }

    private void addVisit(UserEvent event, int day) {
        if (event.time < firstVisit) {
            firstVisit = event.time;
            source = event.source;
            device = event.device;
        } else if (event.time == firstVisit) {
            source = event.source.compareTo(source) < 0 ? event.source : source;
            device = event.device.compareTo(device) < 0 ? event.device : device;
        }
        int place = Arrays.binarySearch(visitDays, day);
        if (place < 0) {
            visitDays = inserted(visitDays, -place - 1, day);
        }
    }

    private void addOrder(UserEvent event, int day) {
        firstOrder = Math.min(firstOrder, event.time);
        int place = Arrays.binarySearch(orderDays, day);
        if (place < 0) {
            place = -place - 1;
            orderDays = inserted(orderDays, place, day);
            orders = inserted(orders, place);
            revenue = inserted(revenue, place);
        }
        orders[place]++;
        revenue[place] += event.revenue;
    }

    private static int[] inserted(int[] values, int place, int value) {
        int[] longer = Arrays.copyOf(values, values.length + 1);
        System.arraycopy(values, place, longer, place + 1, values.length - place);
        longer[place] = value;
        return longer;
    }

    private static long[] inserted(long[] values, int place) {
        long[] longer = Arrays.copyOf(values, values.length + 1);
        System.arraycopy(values, place, longer, place + 1, values.length - place);
        longer[place] = 0;
        return longer;
    }
}
