package dev.tributary.streams.commerce;

import dev.tributary.query.GroupOrder;
import dev.tributary.streams.entity.EntityMap;
import dev.tributary.streams.rollup.Sums;
import dev.tributary.streams.state.ByteReader;
import dev.tributary.streams.state.ByteWriter;
import dev.tributary.streams.users.CustomerRow;
import dev.tributary.streams.users.OrderRow;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is kept of one customer: its registrations, its orders in sum, at each instant and on each day, what it bought
 * of each product on each day, and its products with the newest first. Cancelled orders are not in it.
 */
final class CustomerHistory {

    private static final int REGISTRATIONS = 1;
    private static final int TOTALS = 2;
    private static final int ORDER_TIMES = 3;
    private static final int ORDER_DAYS = 4;
    private static final int SALES = 5;
    private static final int PRODUCT_TIMES = 6;
    private static final int NEWEST_PRODUCTS = 7;

    private static final int ORDERS = 0;
    private static final int REVENUE = 1;

    private static final int DATED = 1;

    private final EntityMap map;
    private final ByteWriter key = new ByteWriter();
    private final ByteWriter value = new ByteWriter();

    CustomerHistory(EntityMap map) {
        this.map = map;
    }

    /** Turns to another customer. */
    void of(String workspace, String customer) {
        map.of(workspace, customer);
    }

    /** The customer as it stands. */
    Customer customer() {
        boolean registered = false;
        OptionalLong registeredAt = OptionalLong.empty();
        String country = "";
        key.reset().octet(REGISTRATIONS);
        for (boolean found = map.ceiling(key); found && map.startsWith(key); found = map.next()) {
            registered = true;
            ByteReader in = map.value();
            boolean dated = in.octet() == DATED;
            country = smaller(country, in.text());
            if (dated) {
                long at = in.number();
                registeredAt = OptionalLong.of(Math.min(at, registeredAt.orElse(at)));
            }
        }
        long[] totals = Sums.zero(2);
        if (map.find(key.reset().octet(TOTALS))) {
            map.readSums(totals);
        }
        BigInteger orders = Sums.get(totals, ORDERS);
        return new Customer(
                registered,
                registeredAt,
                country,
                orders.longValueExact(),
                Sums.get(totals, REVENUE),
                firstOrder(),
                lastOrder());
    }

    void register(String id, CustomerRow registration, int sign) {
        key.reset().octet(REGISTRATIONS).text(id);
        if (sign < 0) {
            map.remove(key);
            return;
        }
        value.reset().octet(registration.registeredAt().isPresent() ? DATED : 0).text(registration.country());
        registration.registeredAt().ifPresent(value::number);
        map.put(key, value);
    }

    /** Counts an order; whether it is the first one of its day, or was the last. */
    boolean addOrder(OrderRow order, int sign) {
        map.add(key.reset().octet(TOTALS), sign, sign * order.revenue());
        map.add(key.reset().octet(ORDER_TIMES).ordered(order.orderedAt()), sign);
        return map.add(dayKey(order.day()), sign);
    }

    void addSale(int day, Sale sale, int sign) {
        key.reset()
                .octet(SALES)
                .day(day)
                .text(sale.product())
                .text(sale.category())
                .text(sale.name());
        map.addSums(key, sale.sums(), sign);
    }

    /** Counts an order with a product; whether the product is new to the customer by this, or was never bought. */
    boolean addPurchase(String product, long orderedAt, int sign) {
        OptionalLong before = lastBought(product);
        map.add(timesOf(product).ordered(orderedAt), sign);
        OptionalLong after = lastBought(product);
        if (!after.equals(before)) {
            before.ifPresent(at -> map.remove(newest(at).text(product)));
            after.ifPresent(at -> map.put(newest(at).text(product), value.reset()));
        }
        return before.isEmpty() != after.isEmpty();
    }

    /** The products bought last, the newest first, of equally new ones the smallest id first. */
    List<String> newestProducts(int most) {
        List<String> products = new ArrayList<>();
        key.reset().octet(NEWEST_PRODUCTS);
        boolean found = map.ceiling(key);
        while (found && products.size() < most && map.startsWith(key)) {
            ByteReader at = map.key();
            at.skip(1);
            at.ordered();
            products.add(at.text());
            found = map.next();
        }
        return products;
    }

    private OptionalLong lastBought(String product) {
        value.reset().octet(PRODUCT_TIMES).text(product);
        boolean found = map.lower(timesOf(product).ordered(Long.MAX_VALUE)) && map.startsWith(value);
        if (!found) {
            return OptionalLong.empty();
        }
        ByteReader at = map.key();
        at.skip(value.length());
        return OptionalLong.of(at.ordered());
    }

    private ByteWriter timesOf(String product) {
        return key.reset().octet(PRODUCT_TIMES).text(product);
    }

    /** Later instants come first. */
    private ByteWriter newest(long at) {
        return key.reset().octet(NEWEST_PRODUCTS).ordered(~at);
    }

    /** The last day with an order before another. */
    OptionalInt dayBefore(int day) {
        return map.lower(dayKey(day)) ? dayAtCursor() : OptionalInt.empty();
    }

    /** The first day with an order after another. */
    OptionalInt dayAfter(int day) {
        return map.ceiling(dayKey(day + 1)) ? dayAtCursor() : OptionalInt.empty();
    }

    /** Gives each day with an order, in order. */
    void forEachDay(DayConsumer action) {
        key.reset().octet(ORDER_DAYS);
        for (boolean found = map.ceiling(key); found && map.startsWith(key); found = map.next()) {
            action.day(dayAtCursor().getAsInt());
        }
    }

    /** Gives all that was bought of each product on each day, under each of its names and categories. */
    void forEachSale(SaleConsumer action) {
        key.reset().octet(SALES);
        for (boolean found = map.ceiling(key); found && map.startsWith(key); found = map.next()) {
            ByteReader at = map.key();
            at.skip(1);
            int day = at.day();
            String product = at.text();
            String category = at.text();
            String name = at.text();
            long[] sums = Sums.zero(Sale.MEASURES);
            map.readSums(sums);
            action.sale(day, new Sale(product, category, name, sums));
        }
    }

    private OptionalLong firstOrder() {
        return map.ceiling(key.reset().octet(ORDER_TIMES)) && map.startsWith(key)
                ? OptionalLong.of(timeAtCursor())
                : OptionalLong.empty();
    }

    private OptionalLong lastOrder() {
        return map.lower(key.reset().octet(ORDER_TIMES + 1))
                        && map.startsWith(value.reset().octet(ORDER_TIMES))
                ? OptionalLong.of(timeAtCursor())
                : OptionalLong.empty();
    }

    private long timeAtCursor() {
        ByteReader at = map.key();
        at.skip(1);
        return at.ordered();
    }

    private OptionalInt dayAtCursor() {
        ByteReader at = map.key();
        return at.octet() == ORDER_DAYS ? OptionalInt.of(at.day()) : OptionalInt.empty();
    }

    private ByteWriter dayKey(int day) {
        return key.reset().octet(ORDER_DAYS).day(day);
    }

    /** The smaller name, where one is known. */
    private static String smaller(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return GroupOrder.compareText(one, other) <= 0 ? one : other;
    }

    /** Takes a day, in days since 1970-01-01. */
    interface DayConsumer {
        void day(int day);
    }

    /** Takes a sale and its day, in days since 1970-01-01. */
    interface SaleConsumer {
        void sale(int day, Sale sale);
    }
}
