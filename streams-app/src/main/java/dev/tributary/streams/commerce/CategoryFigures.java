package dev.tributary.streams.commerce;

import static dev.tributary.query.commerce.CommerceRollups.CATEGORY_REVENUE;

import dev.tributary.query.commerce.OrderState;
import dev.tributary.streams.rollup.Deltas;
import dev.tributary.streams.rollup.Sums;
import dev.tributary.streams.users.OrderRow;
import dev.tributary.streams.users.OrderRow.Line;
import java.util.HashMap;
import java.util.Map;

/** What the lines of an order add to their categories, also where it is cancelled. */
final class CategoryFigures {

    private CategoryFigures() {}

    static void add(OrderRow order, Deltas deltas) {
        Map<String, long[]> categories = new HashMap<>();
        for (Line line : order.lines()) {
            Sale.addLine(categories.computeIfAbsent(line.category(), category -> counted()), line);
        }
        OrderState state = order.isCancelled() ? OrderState.CANCELLED : OrderState.COUNTED;
        categories.forEach((category, sums) -> deltas.to(CATEGORY_REVENUE)
                .day(order.day())
                .cell()
                .text(category)
                .text(state.text())
                .text(order.status())
                .addSums(sums));
    }

    private static long[] counted() {
        long[] sums = Sums.zero(Sale.MEASURES);
        Sale.addOrder(sums);
        return sums;
    }
}
