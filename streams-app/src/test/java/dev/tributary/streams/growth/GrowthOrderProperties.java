package dev.tributary.streams.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.facts.Order;
import dev.tributary.facts.Session;
import dev.tributary.schemas.FactKey;
import dev.tributary.streams.users.CustomerRow;
import dev.tributary.streams.users.OrderModel;
import dev.tributary.streams.users.OrderRow;
import dev.tributary.streams.users.SessionModel;
import dev.tributary.streams.users.SessionRow;
import dev.tributary.streams.users.UserFact;
import dev.tributary.twin.testing.FactChange;
import dev.tributary.twin.testing.FactHistory;
import dev.tributary.twin.testing.GrowthFacts;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.specific.SpecificRecord;

/** Neither the way to the final facts nor the number of partitions shows in any figure. */
class GrowthOrderProperties {

    private static final long MINUTE = 60_000;

    @Property(tries = 40)
    void shouldForgetTheWayWhenAUserHasALongHistory(@ForAll long seed) {
        Random random = new Random(seed);
        GrowthKit walked = new GrowthKit();
        List<UserFact> facts = new ArrayList<>();
        int steps = 1 + random.nextInt(1_500);
        for (int step = 0; step < steps; step++) {
            if (!facts.isEmpty() && random.nextInt(4) == 0) {
                UserFact before = facts.remove(random.nextInt(facts.size()));
                if (random.nextBoolean()) {
                    walked.remove(before);
                } else {
                    facts.add(fact(random));
                    walked.replace(before, facts.getLast());
                }
            } else {
                facts.add(fact(random));
                walked.add(facts.getLast());
            }
            if (random.nextInt(200) == 0) {
                walked.commit();
            }
        }
        GrowthKit straight = new GrowthKit();
        facts.stream().sorted(Comparator.comparing(GrowthOrderProperties::time)).forEach(straight::add);
        assertThat(walked.everything()).isEqualTo(straight.everything());

        facts.forEach(walked::remove);
        assertThat(walked.everything().values())
                .allSatisfy(cells -> assertThat(cells).isEmpty());
        assertThat(walked.users().size()).isZero();
        assertThat(walked.rowStore().size()).isZero();
    }

    @Property(tries = 60)
    void shouldAddUpToTheSameWhenUsersAreSpreadOverPartitions(
            @ForAll("histories") FactHistory<SpecificRecord> history, @ForAll Random random) {
        Map<String, Map<String, List<BigInteger>>> whole = figures(history, 1);
        assertThat(figures(history.shuffled(random), 3)).isEqualTo(whole);
        assertThat(figures(history.shuffled(random), 7)).isEqualTo(whole);
    }

    @Provide
    Arbitrary<FactHistory<SpecificRecord>> histories() {
        return GrowthFacts.histories();
    }

    private static Map<String, Map<String, List<BigInteger>>> figures(
            FactHistory<SpecificRecord> history, int partitions) {
        Map<String, Map<String, List<BigInteger>>> sums = new TreeMap<>();
        history.byPartition(partitions).values().forEach(changes -> {
            GrowthKit partition = new GrowthKit();
            Map<String, UserFact> known = new HashMap<>();
            changes.forEach(change -> take(change, known, partition));
            partition
                    .everything()
                    .forEach((rollup, cells) -> cells.forEach((cell, measures) -> sums.computeIfAbsent(
                                    rollup, r -> new TreeMap<>())
                            .merge(cell, measures.stream().map(BigInteger::new).toList(), GrowthOrderProperties::sum)));
        });
        return sums;
    }

    private static void take(FactChange<SpecificRecord> change, Map<String, UserFact> known, GrowthKit partition) {
        if (!change.type().equals(Session.class) && !change.type().equals(Order.class)) {
            return;
        }
        String id = change.type() + change.key();
        Optional<UserFact> before = Optional.ofNullable(known.remove(id));
        Optional<UserFact> after = change.fact().map(GrowthOrderProperties::row);
        after.ifPresent(row -> known.put(id, row));
        FactKey key = FactKey.parse(change.key());
        partition.change(key.workspace() + " " + key.entity(), before, after);
    }

    private static UserFact row(SpecificRecord fact) {
        return fact instanceof Session visit ? new SessionModel().row(visit) : new OrderModel().row((Order) fact);
    }

    private static List<BigInteger> sum(List<BigInteger> one, List<BigInteger> other) {
        return IntStream.range(0, one.size())
                .mapToObj(m -> one.get(m).add(other.get(m)))
                .toList();
    }

    private static UserFact fact(Random random) {
        long at = MINUTE * random.nextInt(120 * 24 * 60);
        if (random.nextInt(3) == 0) {
            String status = random.nextInt(5) == 0 ? "cancelled" : "";
            return new OrderRow(at, random.nextInt(1_000), status, List.of());
        }
        List<String> names = Arrays.asList("", "a", "b");
        return GrowthKit.visit(at, "c" + random.nextInt(3), names.get(random.nextInt(3)));
    }

    private static long time(UserFact fact) {
        return switch (fact) {
            case SessionRow visit -> visit.startedAt();
            case OrderRow order -> order.orderedAt();
            case CustomerRow customer -> throw new IllegalArgumentException("not among these facts: " + customer);
        };
    }
}
