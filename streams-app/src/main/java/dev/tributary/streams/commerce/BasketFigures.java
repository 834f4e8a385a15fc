package dev.tributary.streams.commerce;

import static dev.tributary.query.commerce.CommerceRollups.BASKET;
import static dev.tributary.query.commerce.CommerceRollups.BASKETS;
import static dev.tributary.query.commerce.CommerceRollups.CO_PURCHASES;
import static dev.tributary.query.commerce.CommerceRollups.CUSTOMER_PRODUCTS;

import dev.tributary.streams.rollup.Deltas;
import dev.tributary.streams.users.OrderRow;
import dev.tributary.streams.users.OrderRow.Line;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * What the products of a customer count for together. A change adds and takes away the pairs of those products alone that
 * come into the basket and leave it: as many as it holds, for each.
 */
final class BasketFigures {

    private static final int PRODUCT_BUCKETS = 16;
    private static final int BASKET_BUCKETS = 64;

    private final CustomerHistory history;
    private final Map<String, Integer> bought = new LinkedHashMap<>();
    private Set<String> before = Set.of();
    private boolean touched;

    BasketFigures(CustomerHistory history) {
        this.history = history;
    }

    /** A change of the current customer begins. */
    void open() {
        bought.clear();
        touched = false;
    }

    /** Takes up an order that counts, or gives it up. */
    void order(OrderRow order, int sign) {
        if (!touched) {
            before = basket();
            touched = true;
        }
        Set<String> products = new LinkedHashSet<>();
        order.lines().stream().map(Line::product).forEach(products::add);
        for (String product : products) {
            if (history.addPurchase(product, order.orderedAt(), sign)) {
                bought.merge(product, sign, Integer::sum);
            }
        }
    }

    /** The change ends: what it came to is added. */
    void settle(String customer, IntFunction<Deltas> signed) {
        if (!touched) {
            return;
        }
        bought.forEach((product, sign) -> {
            if (sign != 0) {
                ofCustomer(customer, product, signed.apply(sign)).add(1, 0);
            }
        });
        Set<String> after = basket();
        if (after.equals(before)) {
            return;
        }
        Set<String> kept = new LinkedHashSet<>(before);
        kept.retainAll(after);
        move(customer, before, kept, signed.apply(-1));
        move(customer, after, kept, signed.apply(1));
        if (before.isEmpty() != after.isEmpty()) {
            inBasket("", signed.apply(before.isEmpty() ? 1 : -1));
        }
    }

    /** What the products of a basket count for that are not in the other one too. */
    private static void move(String customer, Set<String> basket, Set<String> kept, Deltas deltas) {
        List<String> moved = new ArrayList<>(basket);
        moved.removeAll(kept);
        for (int i = 0; i < moved.size(); i++) {
            String product = moved.get(i);
            ofCustomer(customer, product, deltas).add(0, 1);
            inBasket(product, deltas);
            pairs(product, kept, deltas);
            pairs(product, moved.subList(i + 1, moved.size()), deltas);
        }
    }

    private static void pairs(String product, Collection<String> others, Deltas deltas) {
        for (String other : others) {
            pair(product, other, deltas);
            pair(other, product, deltas);
        }
    }

    private static void pair(String product, String other, Deltas deltas) {
        deltas.to(CO_PURCHASES)
                .text(product)
                .bucket(other, PRODUCT_BUCKETS)
                .cell()
                .text(other)
                .add(1);
    }

    private static void inBasket(String product, Deltas deltas) {
        deltas.to(BASKETS).bucket(product, BASKET_BUCKETS).cell().text(product).add(1);
    }

    private static Deltas ofCustomer(String customer, String product, Deltas deltas) {
        return deltas.to(CUSTOMER_PRODUCTS)
                .text(customer)
                .bucket(product, PRODUCT_BUCKETS)
                .cell()
                .text(product);
    }

    private Set<String> basket() {
        return new LinkedHashSet<>(history.newestProducts(BASKET));
    }
}
