package dev.tributary.streams.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.attribution.ihc.Redistribution;
import dev.tributary.streams.users.CustomerRow;
import dev.tributary.streams.users.Days;
import dev.tributary.streams.users.OrderRow;
import dev.tributary.streams.users.SessionRow;
import dev.tributary.streams.users.UserFact;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The way to the final facts shows in no figure, neither does the basis on which journeys were attributed before. */
class JourneyOrderProperties {

    private static final List<String> CHANNELS = List.of("Direct", "Email", "Social", "Search");
    private static final List<JourneyRule> RULES =
            List.of(JourneyRule.DEFAULT, new JourneyRule(true, 0), new JourneyRule(false, 3), new JourneyRule(true, 1));

    @Property(tries = 150)
    void shouldForgetTheWayWhenSessionsAndOrdersCome(@ForAll long seed) {
        Random random = new Random(seed);
        AttributionSettings settings = settings(random);
        AttributionKit walked = AttributionKit.of(settings);
        Map<String, UserFact> facts = walk(walked, random, 1 + random.nextInt(120));

        assertThat(walked.everything()).isEqualTo(straight(settings, facts).everything());

        facts.forEach(walked::remove);
        assertThat(walked.everything().values())
                .allSatisfy(cells -> assertThat(cells).isEmpty());
        assertThat(walked.users().size()).isZero();
        assertThat(walked.rowStore().size()).isZero();
    }

    @Property(tries = 60)
    void shouldForgetTheFormerBasisWhenSettingsChange(@ForAll long seed) {
        Random random = new Random(seed);
        AttributionKit before = AttributionKit.of(settings(random));
        Map<String, UserFact> early = walk(before, random, 1 + random.nextInt(60));
        AttributionSettings settings = settings(random);
        AttributionKit after = before.restarted(settings);
        Map<String, UserFact> facts = walk(after, random, random.nextInt(5), early);

        after.walk();

        assertThat(after.everything()).isEqualTo(straight(settings, facts).everything());
    }

    private static AttributionSettings settings(Random random) {
        IhcEngine engine =
                random.nextBoolean() ? IhcEngine.DEFAULT : IhcEngine.service("conversions", Redistribution.NONE);
        return new AttributionSettings(RULES.get(random.nextInt(RULES.size())), engine);
    }

    private static AttributionKit straight(AttributionSettings settings, Map<String, UserFact> facts) {
        AttributionKit kit = AttributionKit.of(settings);
        facts.entrySet().stream()
                .sorted(Comparator.comparing(fact -> time(fact.getValue())))
                .forEach(fact -> kit.put(fact.getKey(), fact.getValue()));
        return kit;
    }

    private static Map<String, UserFact> walk(AttributionKit kit, Random random, int steps) {
        return walk(kit, random, steps, new TreeMap<>());
    }

    private static Map<String, UserFact> walk(
            AttributionKit kit, Random random, int steps, Map<String, UserFact> known) {
        Map<String, UserFact> facts = new TreeMap<>(known);
        for (int step = 0; step < steps; step++) {
            String id = (random.nextInt(5) == 0 ? "o" : "s") + random.nextInt(30);
            UserFact before = facts.get(id);
            if (before == null) {
                facts.put(id, fact(id, random));
                kit.put(id, facts.get(id));
            } else if (random.nextBoolean()) {
                facts.put(id, fact(id, random));
                kit.replace(id, before, facts.get(id));
            } else {
                facts.remove(id);
                kit.remove(id, before);
            }
            if (random.nextInt(4) == 0) {
                kit.commit();
            }
        }
        return facts;
    }

    private static UserFact fact(String id, Random random) {
        long at = random.nextInt(5) * Days.MILLIS + random.nextInt(3);
        return id.startsWith("o")
                ? new OrderRow(at, random.nextInt(3) * 1_000_000L, random.nextInt(6) == 0 ? "Cancelled" : "", List.of())
                : new SessionRow(
                        at,
                        OptionalLong.empty(),
                        CHANNELS.get(random.nextInt(CHANNELS.size())),
                        "",
                        random.nextBoolean(),
                        random.nextBoolean(),
                        random.nextInt(8) == 0,
                        random.nextInt(3));
    }

    private static long time(UserFact fact) {
        return switch (fact) {
            case SessionRow session -> session.startedAt();
            case OrderRow order -> order.orderedAt();
            case CustomerRow customer -> throw new IllegalArgumentException("not among these facts: " + customer);
        };
    }
}
