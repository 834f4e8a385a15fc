package dev.tributary.faults;

import dev.tributary.attribution.Touch;
import dev.tributary.facts.Session;
import dev.tributary.schemas.FactKey;
import dev.tributary.twin.ConversionJourney;
import dev.tributary.twin.Twin;
import dev.tributary.twin.testing.FactChange;
import dev.tributary.twin.testing.FactHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * Users with journeys, the same for the same seed. Times are whole seconds, since the IHC service knows no others: so it
 * must come to the very shares of the model in the process.
 *
 * @param sessions also corrected and removed ones, in any order, each one to three times
 * @param orders each one to three times; users visit and buy at any time, so that some orders have no session before them
 */
record Shop(FactHistory<SpecificRecord> sessions, FactHistory<SpecificRecord> orders) {

    private static final int SESSIONS = 5;
    private static final int ORDERS = 3;

    static Shop of(long seed, int users) {
        Random random = new Random(seed);
        List<FactChange<SpecificRecord>> sessions = new ArrayList<>();
        List<FactChange<SpecificRecord>> orders = new ArrayList<>();
        for (int user = 0; user < users; user++) {
            String name = "user " + user;
            for (int i = 0; i < SESSIONS; i++) {
                sessions.addAll(session(i + "/" + user, name, random));
            }
            for (int i = 0; i < ORDERS; i++) {
                orders.add(PlainFacts.sent(PlainFacts.order(i + "%" + user, name, random)));
            }
        }
        return new Shop(inAnyOrder(sessions, random), inAnyOrder(orders, random));
    }

    private static List<FactChange<SpecificRecord>> session(String id, String user, Random random) {
        FactChange<SpecificRecord> first = PlainFacts.sent(visit(id, user, random));
        return switch (random.nextInt(8)) {
            case 0 -> List.of(first, PlainFacts.removed(first.fact().orElseThrow()));
            case 1 -> List.of(first, PlainFacts.sent(visit(id, user, random)));
            default -> List.of(first);
        };
    }

    private static Session visit(String id, String user, Random random) {
        return Session.newBuilder(PlainFacts.visit(id, user, random))
                .setHolderEngagement(random.nextInt(2))
                .setCloserEngagement(random.nextInt(2))
                .setImpression(random.nextInt(4) == 0 ? 1 : 0)
                .build();
    }

    private static FactHistory<SpecificRecord> inAnyOrder(List<FactChange<SpecificRecord>> changes, Random random) {
        return new FactHistory<>(changes).shuffled(random).stuttered(random);
    }

    FactHistory<SpecificRecord> whole() {
        return Parts.joined(sessions, orders);
    }

    /** The sessions of every journey, by the key of its conversion. */
    static Map<String, List<String>> journeys(FactHistory<SpecificRecord> facts) {
        Map<String, List<String>> journeys = new TreeMap<>();
        try (Twin twin = Twin.open()) {
            facts.sendTo(twin);
            for (ConversionJourney each : twin.journeys(Optional.empty())) {
                journeys.put(
                        FactKey.join(each.workspace(), each.userId(), each.conversionId()),
                        each.journey().touches().stream().map(Touch::id).toList());
            }
        }
        return journeys;
    }
}
