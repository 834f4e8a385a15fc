package dev.tributary.twin.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.facts.Order;
import dev.tributary.facts.OrderLine;
import dev.tributary.query.commerce.CommerceRollups;
import dev.tributary.twin.Difference;
import dev.tributary.twin.Difference.Kind;
import dev.tributary.twin.TwinView;
import dev.tributary.twin.testing.CommerceFacts;
import dev.tributary.twin.testing.FactChange;
import dev.tributary.twin.testing.FactHistory;
import dev.tributary.twin.testing.OrderFacts;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class CommerceVerificationTest {

    @Property(tries = 10)
    void shouldBeEqualWhenStoresAndTopicsAreRight(@ForAll("histories") FactHistory<SpecificRecord> history)
            throws IOException {
        try (FakeStack stack = FakeStack.of(history)) {
            assertThat(verify(stack, TwinView.all()).differing()).isZero();
        }
    }

    @Test
    void shouldNameTheProductWhenAStoreIsWrong() throws IOException {
        Order order = Order.newBuilder()
                .setWorkspace("default")
                .setId("1")
                .setUserId("7")
                .setOrderedAt(Instant.parse("2024-10-12T00:00:00Z"))
                .setRevenue(new BigDecimal("20.000000"))
                .setLines(List.of(OrderLine.newBuilder()
                        .setProduct("2")
                        .setQuantity(1)
                        .setUnitPrice(new BigDecimal("20.000000"))
                        .build()))
                .build();
        FactHistory<Order> history =
                new FactHistory<>(List.of(new FactChange<>(OrderFacts.key(order), Order.class, Optional.of(order))));
        try (FakeStack stack = FakeStack.of(history)) {
            stack.instance.rows(CommerceRollups.CUSTOMER_PRODUCTS).getFirst().put("bought", BigInteger.TWO);

            assertThat(verify(stack, List.of(TwinView.named("customer-products")))
                            .compared()
                            .getFirst()
                            .differences())
                    .containsExactly(new Difference(Kind.DIFFERENT, "default/7/2", "bought", "1", "2"));
        }
    }

    @Provide
    Arbitrary<FactHistory<SpecificRecord>> histories() {
        return CommerceFacts.histories();
    }

    private static VerificationReport verify(FakeStack stack, List<TwinView> views) {
        try (Verification verification =
                stack.verification(new Scope(Optional.empty(), views, 20, Duration.ofSeconds(5)))) {
            return verification.run();
        }
    }
}
