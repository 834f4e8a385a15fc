package dev.tributary.twin.testing;

import dev.tributary.facts.AdCost;
import dev.tributary.facts.Order;
import dev.tributary.facts.Session;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.apache.avro.specific.SpecificRecord;

/**
 * Random visits, orders and costs of few users and channels around the borders of weeks, months and leap days, so that
 * they meet in the same cells, tie, come late and move users to other cohorts.
 */
public final class GrowthFacts {

    private GrowthFacts() {}

    /** Histories of new, corrected and removed facts of all three kinds, up to 60 records. */
    public static Arbitrary<FactHistory<SpecificRecord>> histories() {
        Arbitrary<FactChange<SpecificRecord>> changes = Arbitraries.frequencyOf(
                Tuple.of(5, SessionFacts.changes().map(FactChange::widened)),
                Tuple.of(4, OrderFacts.changes().map(FactChange::widened)),
                Tuple.of(2, CostFacts.changes().map(FactChange::widened)));
        return changes.list().ofMaxSize(60).map(FactHistory::new);
    }

    /** When a fact took place; the start of its day for a cost. */
    public static Instant time(SpecificRecord fact) {
        return switch (fact) {
            case Session visit -> visit.getStartedAt();
            case Order order -> order.getOrderedAt();
            case AdCost cost -> cost.getDate().atStartOfDay().toInstant(ZoneOffset.UTC);
            default -> throw new IllegalArgumentException(fact.getClass() + " is no fact of growth");
        };
    }

    static <V extends SpecificRecord> Arbitrary<FactChange<V>> changes(
            Arbitrary<V> facts, Class<V> type, Function<V, String> key) {
        Arbitrary<Boolean> removed = Arbitraries.frequency(Tuple.of(5, false), Tuple.of(1, true));
        return Combinators.combine(facts, removed)
                .as((fact, remove) ->
                        new FactChange<>(key.apply(fact), type, remove ? Optional.empty() : Optional.of(fact)));
    }

    static Arbitrary<String> workspaces() {
        return Arbitraries.frequency(Tuple.of(6, "default"), Tuple.of(1, "shop/ö"));
    }

    static Arbitrary<String> ids() {
        return Arbitraries.of("1", "2", "3", "4/%");
    }

    static Arbitrary<String> users() {
        return Arbitraries.of("10329302124590727494", "8", "ü/%", "客户 😀");
    }

    static Arbitrary<String> channels() {
        return Arbitraries.of("1", "10", "2", "Bücher/%");
    }

    static Arbitrary<BigDecimal> amounts() {
        return Arbitraries.frequencyOf(
                        Tuple.of(
                                5,
                                Arbitraries.longs().between(0, 3_000_000L).map(cents -> BigDecimal.valueOf(cents, 2))),
                        Tuple.of(2, Arbitraries.just(BigDecimal.ZERO)),
                        Tuple.of(1, Arbitraries.of(CampaignFacts.GREATEST_AMOUNT, new BigDecimal("0.000001"))))
                .map(amount -> amount.setScale(6));
    }

    /** Days at borders; few times of the day, so that several facts share one. */
    static Arbitrary<Instant> times() {
        Arbitrary<LocalDate> days = Arbitraries.of(
                        "2023-12-31",
                        "2024-01-01",
                        "2024-01-31",
                        "2024-02-28",
                        "2024-02-29",
                        "2024-03-01",
                        "2024-03-03",
                        "2024-03-04",
                        "2024-12-29",
                        "2024-12-30",
                        "2025-01-05",
                        "2025-01-06",
                        "1969-12-31",
                        "2017-06-01")
                .map(LocalDate::parse);
        Arbitrary<LocalTime> times = Arbitraries.of("00:00:00", "00:00:00.001", "12:00:00", "23:59:59.999")
                .map(LocalTime::parse);
        return Combinators.combine(days, times)
                .as((day, time) -> day.atTime(time).toInstant(ZoneOffset.UTC));
    }
}
