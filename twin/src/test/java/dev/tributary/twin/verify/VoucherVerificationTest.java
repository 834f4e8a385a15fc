package dev.tributary.twin.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.facts.VoucherGrant;
import dev.tributary.query.vouchers.VoucherRollups;
import dev.tributary.twin.Difference;
import dev.tributary.twin.Difference.Kind;
import dev.tributary.twin.TwinView;
import dev.tributary.twin.testing.FactChange;
import dev.tributary.twin.testing.FactHistory;
import dev.tributary.twin.testing.VoucherFacts;
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
import org.junit.jupiter.api.Test;

class VoucherVerificationTest {

    @Property(tries = 10)
    void shouldBeEqualWhenStoresAndTopicsAreRight(@ForAll("histories") FactHistory<VoucherGrant> history)
            throws IOException {
        try (FakeStack stack = FakeStack.of(history)) {
            assertThat(verify(stack, TwinView.all()).differing()).isZero();
        }
    }

    @Test
    void shouldNameTheAmountWhenAStoreIsWrong() throws IOException {
        VoucherGrant grant = VoucherGrant.newBuilder()
                .setWorkspace("default")
                .setId("1")
                .setGrantedAt(Instant.parse("2018-07-01T00:00:00Z"))
                .setCountry("Peru")
                .setTotalOrders(3L)
                .setVoucherAmount(new BigDecimal("2640.000000"))
                .build();
        FactHistory<VoucherGrant> history = new FactHistory<>(
                List.of(new FactChange<>(VoucherFacts.key(grant), VoucherGrant.class, Optional.of(grant))));
        try (FakeStack stack = FakeStack.of(history)) {
            stack.instance.rows(VoucherRollups.ORDERS).getFirst().put("count", BigInteger.TWO);

            assertThat(verify(stack, List.of(TwinView.named("voucher-orders")))
                            .compared()
                            .getFirst()
                            .differences())
                    .containsExactly(new Difference(Kind.DIFFERENT, "default/Peru/3/2640.000000", "count", "1", "2"));
        }
    }

    @Provide
    Arbitrary<FactHistory<VoucherGrant>> histories() {
        return VoucherFacts.histories();
    }

    private static VerificationReport verify(FakeStack stack, List<TwinView> views) {
        try (Verification verification =
                stack.verification(new Scope(Optional.empty(), views, 20, Duration.ofSeconds(5)))) {
            return verification.run();
        }
    }
}
