package dev.tributary.twin.testing;

import dev.tributary.facts.Order;
import dev.tributary.facts.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.apache.avro.specific.SpecificRecord;

/**
 * Random sessions and orders of few users within some weeks, so that journeys of several sessions and users with several
 * orders come about: sessions of the same instant, and of the very instant of an order; orders without sessions and
 * sessions without orders; one order id of two users. The ids of the sessions sort differently as UTF-8 and as UTF-16.
 */
public final class AttributionFacts {

    private static final Instant START = Instant.parse("2024-02-26T00:00:00Z");

    private AttributionFacts() {}

    /** Histories of new, corrected and removed facts, up to 60 records. */
    public static Arbitrary<FactHistory<SpecificRecord>> histories() {
        Arbitrary<FactChange<SpecificRecord>> changes = Arbitraries.frequencyOf(
                Tuple.of(
                        5,
                        GrowthFacts.changes(sessions(), Session.class, SessionFacts::key)
                                .map(FactChange::widened)),
                Tuple.of(
                        2,
                        GrowthFacts.changes(orders(), Order.class, OrderFacts::key)
                                .map(FactChange::widened)));
        return changes.list().ofMaxSize(60).map(FactHistory::new);
    }

    private static Arbitrary<Session> sessions() {
        return Combinators.combine(SessionFacts.sessions(), ids(), users(), channels(), times())
                .as((fact, id, user, channel, time) -> Session.newBuilder(fact)
                        .setId(id)
                        .setUserId(user)
                        .setChannel(channel)
                        .setStartedAt(time)
                        .build());
    }

    private static Arbitrary<Order> orders() {
        return Combinators.combine(OrderFacts.orders(), users(), times())
                .as((fact, user, time) -> Order.newBuilder(fact)
                        .setUserId(user)
                        .setOrderedAt(time)
                        .build());
    }

    private static Arbitrary<String> ids() {
        return Arbitraries.of("1", "10", "2", "3", "4/%", "é", "\uFF01", "😀", "z");
    }

    private static Arbitrary<String> users() {
        return Arbitraries.frequency(Tuple.of(4, "8"), Tuple.of(3, "ü/%"), Tuple.of(1, "客户 😀"));
    }

    private static Arbitrary<String> channels() {
        return Arbitraries.of("Direct", "Direct Traffic", "Email", "SEO > Brand", "\uFF21ds", "😀", "direct");
    }

    /** Half lives of a week, whole days, minutes and milliseconds apart. */
    private static Arbitrary<Instant> times() {
        List<Duration> steps = LongStream.of(0, 0, 1, 59_999, 60_000, 3_600_000, 86_399_999)
                .mapToObj(Duration::ofMillis)
                .toList();
        return Combinators.combine(Arbitraries.of(0, 1, 3, 7, 14, 20, 35), Arbitraries.of(steps))
                .as((day, step) -> START.plus(Duration.ofDays(day)).plus(step));
    }
}
