package dev.tributary.streams.commerce;

import dev.tributary.query.GroupOrder;
import dev.tributary.streams.rollup.Sums;
import dev.tributary.streams.users.OrderRow;
import dev.tributary.streams.users.OrderRow.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What was sold of a product under one of its names and categories.
 *
 * @param product its id
 * @param category empty where unknown
 * @param name empty where it has none
 * @param sums units, revenue in millionths, orders
 */
record Sale(String product, String category, String name, long[] sums) {

    static final int MEASURES = 3;

    private static final int UNITS = 0;
    private static final int REVENUE = 1;
    private static final int ORDERS = 2;

    private static final Comparator<Line> BY_PRODUCT = Comparator.comparing(Line::product, GroupOrder::compareText)
            .thenComparing(Line::category, GroupOrder::compareText)
            .thenComparing(Line::name, GroupOrder::compareText);

    /**
     * The sales of an order. It counts for a product once: under the first of its categories, and there under the first
     * name.
     */
    static List<Sale> of(OrderRow order) {
        List<Sale> sales = new ArrayList<>();
        for (Line line : order.lines().stream().sorted(BY_PRODUCT).toList()) {
            boolean sameProduct = !sales.isEmpty() && sales.getLast().product().equals(line.product());
            if (!sameProduct || !sales.getLast().isOf(line)) {
                sales.add(new Sale(line.product(), line.category(), line.name(), Sums.zero(MEASURES)));
                Sums.add(sales.getLast().sums(), ORDERS, sameProduct ? 0 : 1);
            }
            addLine(sales.getLast().sums(), line);
        }
        return sales;
    }

    /** Adds units and revenue of a line. */
    static void addLine(long[] sums, Line line) {
        Sums.add(sums, UNITS, line.quantity());
        Sums.addProduct(sums, REVENUE, line.quantity(), line.unitPrice());
    }

    /** Counts an order. */
    static void addOrder(long[] sums) {
        Sums.add(sums, ORDERS, 1);
    }

    private boolean isOf(Line line) {
        return category.equals(line.category()) && name.equals(line.name());
    }
}
