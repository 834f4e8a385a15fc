package dev.tributary.faults;

import dev.tributary.facts.CampaignResult;
import dev.tributary.twin.testing.CampaignFacts;
import dev.tributary.twin.testing.FactChange;
import dev.tributary.twin.testing.FactHistory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;

/** Histories of campaign results that are the same for the same seed. */
final class Histories {

    private static final LocalDate FIRST_DAY = LocalDate.parse("2017-01-01");
    private static final int DAYS = 400;
    private static final int CUSTOMERS = 60;
    private static final int HOSTILE = 300;

    private Histories() {}

    /**
     * So many facts with ids of their own, some corrected, some removed and sent anew, among a few hundred changes with
     * hostile names, days and amounts; all in random order, each record one to three times.
     */
    static FactHistory<CampaignResult> of(long seed, int facts) {
        Random random = new Random(seed);
        List<FactChange<CampaignResult>> changes = new ArrayList<>(hostile(random));
        for (int i = 0; i < facts; i++) {
            changes.addAll(life("fact-" + i, "customer-" + i % CUSTOMERS, random));
        }
        return new FactHistory<>(changes).shuffled(random).stuttered(random);
    }

    /** One plain fact. */
    static CampaignResult fact(String id, String customer, Random random) {
        return CampaignResult.newBuilder()
                .setWorkspace("default")
                .setId(id)
                .setCustomerId(customer)
                .setDate(FIRST_DAY.plusDays(random.nextInt(DAYS)))
                .setStatus(random.nextBoolean() ? "ENABLED" : "HIDDEN")
                .setType(random.nextBoolean() ? "CONVERSION" : "AWARENESS")
                .setCategory("category-" + random.nextInt(8))
                .setRevenue(BigDecimal.valueOf(random.nextInt(1_000_000), 2).setScale(6))
                .setConversions(random.nextInt(50))
                .setImpressions(random.nextInt(10_000))
                .setClicks(random.nextInt(500))
                .build();
    }

    static FactChange<CampaignResult> sent(CampaignResult fact) {
        return new FactChange<>(CampaignFacts.key(fact), CampaignResult.class, Optional.of(fact));
    }

    private static FactChange<CampaignResult> removed(CampaignResult fact) {
        return new FactChange<>(CampaignFacts.key(fact), CampaignResult.class, Optional.empty());
    }

    private static List<FactChange<CampaignResult>> life(String id, String customer, Random random) {
        CampaignResult first = fact(id, customer, random);
        CampaignResult other = fact(id, customer, random);
        return switch (random.nextInt(10)) {
            case 0 -> List.of(sent(first), removed(first));
            case 1 -> List.of(sent(first), removed(first), sent(other));
            case 2, 3 -> List.of(sent(first), sent(other));
            default -> List.of(sent(first));
        };
    }

    private static List<FactChange<CampaignResult>> hostile(Random random) {
        List<FactChange<CampaignResult>> changes = new ArrayList<>();
        JqwikSession.run(() -> {
            RandomGenerator<FactChange<CampaignResult>> generator =
                    CampaignFacts.changes().generator(1_000);
            Stream.generate(() -> generator.next(random).value()).limit(HOSTILE).forEach(changes::add);
        });
        return changes;
    }
}
