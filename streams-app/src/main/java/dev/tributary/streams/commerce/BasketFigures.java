package dev.tributary.streams.commerce;

import static dev.tributary.query.commerce.CommerceRollups.BASKET;
import static dev.tributary.query.commerce.CommerceRollups.CUSTOMER_PRODUCTS;

import dev.tributary.streams.pairs.Baskets;
import dev.tributary.streams.rollup.Deltas;
import dev.tributary.streams.users.OrderRow;
import dev.tributary.streams.users.OrderRow.Line;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What each customer bought, and which of it is in its basket. Baskets are made anew once per commit. */
final class BasketFigures {

    /** Rows that the products of a customer are spread over. */
    private static final int BUCKETS = 16;

    private final CustomerHistory history;
    private final Baskets baskets;
    private final Deltas deltas;
    private final Set<Touched> touched = new LinkedHashSet<>();

    BasketFigures(CustomerHistory history, Baskets baskets, Deltas deltas) {
        this.history = history;
        this.baskets = baskets;
        this.deltas = deltas;
    }

    /** Takes up an order of the current customer that counts, or gives it up. */
    void order(String workspace, String customer, OrderRow order, int sign) {
        Set<String> products = new LinkedHashSet<>();
        order.lines().stream().map(Line::product).forEach(products::add);
        Deltas signed = sign > 0 ? deltas.adding(workspace) : deltas.removing(workspace);
        for (String product : products) {
            if (history.addPurchase(product, order.orderedAt(), sign)) {
                product(customer, product, signed).add(1, 0);
            }
        }
        touched.add(new Touched(workspace, customer));
    }

    /** The commit begins: the baskets of the customers that changed are as they are now. */
    void settle() {
        touched.forEach(this::settle);
        touched.clear();
    }

    private void settle(Touched one) {
        history.of(one.workspace(), one.customer());
        List<String> before = baskets.of(one.workspace(), one.customer());
        List<String> after = history.newestProducts(BASKET);
        move(one, after, before, deltas.adding(one.workspace()));
        move(one, before, after, deltas.removing(one.workspace()));
        baskets.put(one.workspace(), one.customer(), after);
    }

    /** The products of a basket that are not in the other one too. */
    private static void move(Touched one, List<String> basket, Collection<String> other, Deltas signed) {
        Set<String> kept = new HashSet<>(other);
        for (String product : basket) {
            if (!kept.contains(product)) {
                product(one.customer(), product, signed).add(0, 1);
            }
        }
    }

    private static Deltas product(String customer, String product, Deltas deltas) {
        return deltas.to(CUSTOMER_PRODUCTS)
                .text(customer)
                .bucket(product, BUCKETS)
                .cell()
                .text(product);
    }

    private record Touched(String workspace, String customer) {}
}
