package dev.tributary.faults;

import dev.tributary.facts.Order;
import dev.tributary.twin.testing.CampaignFacts;
import dev.tributary.twin.testing.CommerceFacts;
import dev.tributary.twin.testing.CostFacts;
import dev.tributary.twin.testing.FactChange;
import dev.tributary.twin.testing.FactHistory;
import dev.tributary.twin.testing.OrderFacts;
import dev.tributary.twin.testing.SessionFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Tuple;
import net.jqwik.api.sessions.JqwikSession;
import org.apache.avro.specific.SpecificRecord;

/** Histories of facts of all domains that are the same for the same seed. */
final class Histories {

    private static final int CUSTOMERS = 60;
    private static final int VISITORS = 50;
    private static final int BUYERS = 60;
    private static final int HOSTILE = 500;

    private Histories() {}

    /**
     * So many facts with ids of their own, some corrected, some removed and sent anew, among a few hundred changes with
     * hostile names, days and amounts; all in random order, each record one to three times. So a user's first visit and
     * first order may come last, move or go.
     */
    static FactHistory<SpecificRecord> of(long seed, int facts) {
        Random random = new Random(seed);
        List<FactChange<SpecificRecord>> changes = new ArrayList<>(hostile(random));
        for (int i = 0; i < facts; i++) {
            int number = i;
            changes.addAll(life(() -> plain(number, random), random));
        }
        return new FactHistory<>(changes).shuffled(random).stuttered(random);
    }

    /** A version of the fact of that number, which says of what type it is and of whom: some buyers never visit. */
    static SpecificRecord plain(int number, Random random) {
        String id = "fact-" + number;
        int round = number / 9;
        return switch (number % 9) {
            case 0, 1 -> PlainFacts.campaign(id, "customer-" + number % CUSTOMERS, random);
            case 2, 3, 4 -> PlainFacts.visit(id, "user-" + round % VISITORS, random);
            case 5, 6 -> PlainFacts.order(id, "user-" + round % BUYERS, random);
            case 7 -> PlainFacts.customer(id, "user-" + round % BUYERS, random);
            default -> PlainFacts.cost(id, PlainFacts.channel(round), random);
        };
    }

    private static List<FactChange<SpecificRecord>> life(Supplier<SpecificRecord> versions, Random random) {
        SpecificRecord first = versions.get();
        SpecificRecord other = versions.get();
        return switch (random.nextInt(10)) {
            case 0 -> List.of(PlainFacts.sent(first), PlainFacts.removed(first));
            case 1 -> List.of(PlainFacts.sent(first), PlainFacts.removed(first), PlainFacts.sent(other));
            case 2, 3 -> List.of(PlainFacts.sent(first), PlainFacts.sent(other));
            case 4, 5, 6 -> first instanceof Order order ? orderLife(order, random) : List.of(PlainFacts.sent(first));
            default -> List.of(PlainFacts.sent(first));
        };
    }

    /** It is cancelled, and for some customers that is taken back, or they order more of the same. */
    private static List<FactChange<SpecificRecord>> orderLife(Order order, Random random) {
        Order cancelled = PlainFacts.cancelled(order, random);
        return Stream.of(order, cancelled, order, PlainFacts.inOtherQuantities(order, random))
                .limit(2 + random.nextInt(3))
                .map(PlainFacts::sent)
                .toList();
    }

    private static List<FactChange<SpecificRecord>> hostile(Random random) {
        List<FactChange<SpecificRecord>> changes = new ArrayList<>();
        JqwikSession.run(() -> {
            RandomGenerator<FactChange<SpecificRecord>> generator =
                    hostileChanges().generator(1_000);
            Stream.generate(() -> generator.next(random).value()).limit(HOSTILE).forEach(changes::add);
        });
        return changes;
    }

    private static Arbitrary<FactChange<SpecificRecord>> hostileChanges() {
        return Arbitraries.frequencyOf(
                Tuple.of(5, CampaignFacts.changes().map(FactChange::widened)),
                Tuple.of(3, SessionFacts.changes().map(FactChange::widened)),
                Tuple.of(1, OrderFacts.changes().map(FactChange::widened)),
                Tuple.of(2, CommerceFacts.changes()),
                Tuple.of(1, CostFacts.changes().map(FactChange::widened)));
    }
}
