package dev.tributary.streams.commerce;

import dev.tributary.query.commerce.CommerceRollups;
import dev.tributary.schemas.Topics;
import dev.tributary.streams.views.View;
import dev.tributary.streams.views.View.Grain;
import dev.tributary.streams.views.ViewRow;
import dev.tributary.views.CategoryRevenue;
import dev.tributary.views.CustomerActivity;
import dev.tributary.views.ProductSales;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The output topics of the commerce domain; values and measures by their places in the rollup. */
final class CommerceViews {

    private CommerceViews() {}

    static List<View<?>> of(Topics topics) {
        return List.of(
                View.of(
                        topics.categoryRevenue(),
                        CommerceRollups.CATEGORY_REVENUE,
                        Grain.CELL,
                        CommerceViews::categoryRevenue),
                View.of(topics.productSales(), CommerceRollups.PRODUCT_SALES, Grain.CELL, CommerceViews::productSales),
                View.of(topics.customerActivity(), CommerceRollups.CUSTOMER_VALUE, Grain.ROW, CommerceViews::activity));
    }

    private static CategoryRevenue categoryRevenue(ViewRow row) {
        return CategoryRevenue.newBuilder()
                .setWorkspace(row.workspace())
                .setDate(LocalDate.parse(row.value(0)))
                .setCategory(known(row, 1))
                .setState(row.value(2))
                .setStatus(known(row, 3))
                .setUnits(row.count(0))
                .setRevenue(row.amount(1))
                .setOrders(row.count(2))
                .build();
    }

    private static ProductSales productSales(ViewRow row) {
        return ProductSales.newBuilder()
                .setWorkspace(row.workspace())
                .setProductId(row.value(0))
                .setCountry(known(row, 1))
                .setCategory(known(row, 2))
                .setProduct(known(row, 3))
                .setUnits(row.count(0))
                .setRevenue(row.amount(1))
                .setOrders(row.count(2))
                .build();
    }

    private static CustomerActivity activity(ViewRow row) {
        return CustomerActivity.newBuilder()
                .setWorkspace(row.workspace())
                .setCustomerId(row.value(0))
                .setRegisteredAt(instant(row, 2, 1))
                .setOrders(row.count(3))
                .setRevenue(row.amount(4))
                .setFirstOrderedAt(instant(row, 5, 3))
                .setLastOrderedAt(instant(row, 6, 3))
                .build();
    }

    /** An instant that says something where another measure is not zero. */
    private static @Nullable Instant instant(ViewRow row, int millis, int given) {
        return row.count(given) == 0 ? null : Instant.ofEpochMilli(row.count(millis));
    }

    private static @Nullable String known(ViewRow row, int dimension) {
        String value = row.value(dimension);
        return value.isEmpty() ? null : value;
    }
}
