package dev.tributary.twin.testing;

import dev.tributary.facts.Customer;
import dev.tributary.facts.Order;
import dev.tributary.facts.OrderLine;
import dev.tributary.twin.Twin;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Customers and orders with lines of the workspace {@code default}, written down in few words. */
public final class CommerceShop {

    private final Twin twin;

    public CommerceShop(Twin twin) {
        this.twin = twin;
    }

    /** A registration; times are such as {@code 2024-02-29T10:00}. */
    public CommerceShop customer(String id, @Nullable String registeredAt, @Nullable String country) {
        Customer fact = Customer.newBuilder()
                .setWorkspace("default")
                .setId(id)
                .setUserId(id)
                .setRegisteredAt(registeredAt == null ? null : instant(registeredAt))
                .setCountry(country)
                .build();
        twin.put(CustomerFacts.key(fact), fact);
        return this;
    }

    /** An order of 10.00 with some lines; the same id again replaces it. */
    public CommerceShop order(String id, String customer, String time, @Nullable String status, OrderLine... lines) {
        Order fact = Order.newBuilder()
                .setWorkspace("default")
                .setId(id)
                .setUserId(customer)
                .setOrderedAt(instant(time))
                .setRevenue(new BigDecimal("10.000000"))
                .setStatus(status)
                .setLines(List.of(lines))
                .build();
        twin.put(OrderFacts.key(fact), fact);
        return this;
    }

    /** A line of a product without a name. */
    public static OrderLine line(String product, @Nullable String category, long quantity, String price) {
        return line(product, null, category, quantity, price);
    }

    public static OrderLine line(
            String product, @Nullable String name, @Nullable String category, long quantity, String price) {
        return OrderLine.newBuilder()
                .setProduct(product)
                .setProductName(name)
                .setCategory(category)
                .setQuantity(quantity)
                .setUnitPrice(new BigDecimal(price).setScale(6))
                .build();
    }

    private static Instant instant(String time) {
        return Instant.parse(time + ":00Z");
    }
}
