package dev.tributary.twin.testing;

import dev.tributary.facts.VoucherGrant;
import dev.tributary.schemas.FactKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random grants around the bounds of segments, of few amounts, so that they tie, and with every reason not to count. */
public final class VoucherFacts {

    private VoucherFacts() {}

    /** Histories of new, corrected and removed grants, up to 60 records. */
    public static Arbitrary<FactHistory<VoucherGrant>> histories() {
        return GrowthFacts.changes(grants(), VoucherGrant.class, VoucherFacts::key)
                .list()
                .ofMaxSize(60)
                .map(FactHistory::new);
    }

    /** The key under which a grant is sent. */
    public static String key(VoucherGrant fact) {
        return new FactKey(fact.getWorkspace(), fact.getId(), fact.getId()).toString();
    }

    private static Arbitrary<VoucherGrant> grants() {
        return Combinators.combine(
                        GrowthFacts.workspaces(),
                        Arbitraries.integers().between(1, 25),
                        Arbitraries.of("Peru", "China", "Côte d'Ivoire/%"),
                        times(),
                        times().optional(0.8),
                        times().optional(0.8),
                        Arbitraries.of(0L, 0L, 1L, 4L, 5L, 13L, 14L, 37L, 38L, 10_000_000_000L)
                                .optional(0.9),
                        amounts().optional(0.9))
                .as(VoucherFacts::grant);
    }

    private static VoucherGrant grant(
            String workspace,
            int id,
            String country,
            Instant grantedAt,
            Optional<Instant> firstOrderAt,
            Optional<Instant> lastOrderAt,
            Optional<Long> totalOrders,
            Optional<BigDecimal> amount) {
        return VoucherGrant.newBuilder()
                .setWorkspace(workspace)
                .setId("grant/" + id)
                .setGrantedAt(grantedAt)
                .setCountry(country)
                .setFirstOrderAt(firstOrderAt.orElse(null))
                .setLastOrderAt(lastOrderAt.orElse(null))
                .setTotalOrders(totalOrders.orElse(null))
                .setVoucherAmount(amount.orElse(null))
                .build();
    }

    /** A day or some around each bound, to the millisecond. */
    private static Arbitrary<Instant> times() {
        Instant start = Instant.parse("2018-02-28T12:00:00Z");
        Arbitrary<Integer> days =
                Arbitraries.of(-30_000, 0, 0, 0, 1, 29, 30, 31, 60, 61, 90, 91, 120, 121, 180, 181, 400);
        Arbitrary<Long> millis = Arbitraries.frequency(
                Tuple.of(3, 0L), Tuple.of(1, -1L), Tuple.of(1, 1L), Tuple.of(1, 43_200_000L), Tuple.of(1, 43_199_999L));
        return Combinators.combine(days, millis)
                .as((day, more) -> start.plusSeconds(day * 86_400L).plusMillis(more));
    }

    private static Arbitrary<BigDecimal> amounts() {
        return Arbitraries.of("2640", "4400", "1760.5", "0", "0.000001", "999999999999.999999")
                .map(amount -> new BigDecimal(amount).setScale(6));
    }
}
