package dev.tributary.streams.commerce;

import static dev.tributary.query.commerce.CommerceRollups.ORDERING_DAYS;
import static dev.tributary.query.commerce.CommerceRollups.PRODUCT_DAYS;
import static dev.tributary.query.commerce.CommerceRollups.PRODUCT_SALES;

import dev.tributary.streams.rollup.Deltas;
import dev.tributary.streams.users.OrderRow;
import java.util.OptionalInt;

/** What the orders of a customer count for: products sold, and days on which it ordered. */
final class OrderFigures {

    /** Rows that the products of one day are spread over. */
    private static final int BUCKETS = 16;

    private final CustomerHistory history;

    OrderFigures(CustomerHistory history) {
        this.history = history;
    }

    /** Takes up an order that counts, or gives it up. */
    void order(String country, OrderRow order, int sign, Deltas deltas) {
        if (history.addOrder(order, sign)) {
            linkDay(country, order.day(), deltas);
        }
        for (Sale sale : Sale.of(order)) {
            history.addSale(order.day(), sale, sign);
            sold(country, order.day(), sale, deltas);
        }
    }

    /** Everything that the current customer counts for in its country. */
    void all(String country, Deltas deltas) {
        history.forEachSale((day, sale) -> sold(country, day, sale, deltas));
        OptionalInt[] before = {OptionalInt.empty()};
        history.forEachDay(day -> {
            addDay(country, before[0], day, 1, deltas);
            before[0] = OptionalInt.of(day);
        });
    }

    /** A day between its neighbours. */
    private void linkDay(String country, int day, Deltas deltas) {
        OptionalInt before = history.dayBefore(day);
        OptionalInt after = history.dayAfter(day);
        addDay(country, before, day, 1, deltas);
        if (after.isPresent()) {
            addDay(country, before, after.getAsInt(), -1, deltas);
            addDay(country, OptionalInt.of(day), after.getAsInt(), 1, deltas);
        }
    }

    private static void addDay(String country, OptionalInt before, int day, int customers, Deltas deltas) {
        deltas.to(ORDERING_DAYS)
                .day(day)
                .cell()
                .text(country)
                .number(before.isPresent() ? day - before.getAsInt() : 0)
                .add(customers);
    }

    private static void sold(String country, int day, Sale sale, Deltas deltas) {
        deltas.to(PRODUCT_SALES)
                .text(sale.product())
                .cell()
                .text(country)
                .text(sale.category())
                .text(sale.name())
                .addSums(sale.sums());
        deltas.to(PRODUCT_DAYS)
                .day(day)
                .bucket(sale.product(), BUCKETS)
                .cell()
                .text(sale.product())
                .text(country)
                .text(sale.category())
                .text(sale.name())
                .addSums(sale.sums());
    }
}
