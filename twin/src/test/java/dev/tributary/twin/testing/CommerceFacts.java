package dev.tributary.twin.testing;

import dev.tributary.facts.Customer;
import dev.tributary.facts.Order;
import dev.tributary.facts.OrderLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.apache.avro.specific.SpecificRecord;

/**
 * Random orders with lines, some cancelled, and registrations of few users and products: a product several times in an
 * order, under other names and categories, of no quantity or for nothing; countries that are learned late and change.
 */
public final class CommerceFacts {

    private CommerceFacts() {}

    /** Histories of new, corrected and removed facts of both kinds, up to 60 records. */
    public static Arbitrary<FactHistory<SpecificRecord>> histories() {
        return changes().list().ofMaxSize(60).map(FactHistory::new);
    }

    /** One record: a version or a removal of an order or a registration. */
    public static Arbitrary<FactChange<SpecificRecord>> changes() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        5,
                        GrowthFacts.changes(orders(), Order.class, OrderFacts::key)
                                .map(FactChange::widened)),
                Tuple.of(2, CustomerFacts.changes().map(FactChange::widened)));
    }

    /** When a fact took place; long ago where it does not tell. */
    public static Instant time(SpecificRecord fact) {
        return switch (fact) {
            case Order order -> order.getOrderedAt();
            case Customer customer ->
                Optional.ofNullable(customer.getRegisteredAt()).orElse(Instant.EPOCH);
            default -> throw new IllegalArgumentException(fact.getClass() + " is no fact of commerce");
        };
    }

    private static Arbitrary<Order> orders() {
        return Combinators.combine(OrderFacts.orders(), lines().list().ofMaxSize(5), statuses())
                .as((order, lines, status) -> Order.newBuilder(order)
                        .setStatus(status.orElse(null))
                        .setLines(lines)
                        .build());
    }

    private static Arbitrary<OrderLine> lines() {
        return Combinators.combine(
                        Arbitraries.of("1", "10", "2", "p/%", "\uFF01", "😀"),
                        Arbitraries.of("Clothing", "Électronique", "\uFF01", "😀", "")
                                .injectNull(0.2),
                        Arbitraries.of("T-Shirt", "t-shirt", "").injectNull(0.5),
                        Arbitraries.of(0L, 1L, 1L, 2L, 3L, 10_000_000_000L),
                        prices())
                .as((product, category, name, quantity, price) -> OrderLine.newBuilder()
                        .setProduct(product)
                        .setCategory(category)
                        .setProductName(name)
                        .setQuantity(quantity)
                        .setUnitPrice(price)
                        .build());
    }

    private static Arbitrary<BigDecimal> prices() {
        return Arbitraries.of("0", "0.000001", "19.99", "700", "999999999999.999999")
                .map(price -> new BigDecimal(price).setScale(6));
    }

    private static Arbitrary<Optional<String>> statuses() {
        return Arbitraries.frequency(
                Tuple.of(4, Optional.of("DELIVERED")),
                Tuple.of(2, Optional.of("PEDNING")),
                Tuple.of(2, Optional.empty()),
                Tuple.of(1, Optional.of("")),
                Tuple.of(2, Optional.of("cancelled")),
                Tuple.of(1, Optional.of("CANCELED")));
    }
}
