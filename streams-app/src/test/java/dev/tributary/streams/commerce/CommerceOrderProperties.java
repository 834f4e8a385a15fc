package dev.tributary.streams.commerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.facts.Customer;
import dev.tributary.facts.Order;
import dev.tributary.schemas.FactKey;
import dev.tributary.streams.users.CustomerModel;
import dev.tributary.streams.users.OrderModel;
import dev.tributary.streams.users.UserFact;
import dev.tributary.twin.testing.CommerceFacts;
import dev.tributary.twin.testing.FactChange;
import dev.tributary.twin.testing.FactHistory;
import java.math.BigInteger;
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
class CommerceOrderProperties {

    @Property(tries = 60)
    void shouldAddUpToTheSameWhenCustomersAreSpreadOverPartitions(
            @ForAll("histories") FactHistory<SpecificRecord> history, @ForAll Random random) {
        Map<String, Map<String, List<BigInteger>>> whole = figures(history, 1);
        assertThat(figures(history.shuffled(random), 3)).isEqualTo(whole);
        assertThat(figures(history.shuffled(random), 7)).isEqualTo(whole);
    }

    @Property(tries = 60)
    void shouldReadTheSameBasketsBackWhenATaskStartsAgain(@ForAll("histories") FactHistory<SpecificRecord> history) {
        CommerceKit commerce = new CommerceKit();
        Map<String, UserFact> known = new HashMap<>();
        history.changes().forEach(change -> take(change, known, commerce));

        assertThat(commerce.pairsAfterRestart()).isEqualTo(commerce.pairs());
    }

    @Property(tries = 40)
    void shouldKeepNothingOfACustomerWhenAllOfItIsRemoved(@ForAll("histories") FactHistory<SpecificRecord> history) {
        CommerceKit commerce = new CommerceKit();
        Map<String, UserFact> known = new HashMap<>();
        history.changes().forEach(change -> take(change, known, commerce));
        history.removals().changes().forEach(change -> take(change, known, commerce));
        commerce.commit();

        assertThat(commerce.pairs()).isEmpty();
        assertThat(commerce.users().size()).isZero();
        assertThat(commerce.rowStore().size()).isZero();
    }

    @Provide
    Arbitrary<FactHistory<SpecificRecord>> histories() {
        return CommerceFacts.histories();
    }

    private static Map<String, Map<String, List<BigInteger>>> figures(
            FactHistory<SpecificRecord> history, int partitions) {
        Map<String, Map<String, List<BigInteger>>> sums = new TreeMap<>();
        history.byPartition(partitions).values().forEach(changes -> {
            CommerceKit partition = new CommerceKit();
            Map<String, UserFact> known = new HashMap<>();
            changes.forEach(change -> take(change, known, partition));
            partition
                    .everything()
                    .forEach((rollup, cells) -> cells.forEach((cell, measures) -> sums.computeIfAbsent(
                                    rollup, r -> new TreeMap<>())
                            .merge(
                                    cell,
                                    measures.stream().map(BigInteger::new).toList(),
                                    CommerceOrderProperties::sum)));
        });
        return sums;
    }

    private static void take(FactChange<SpecificRecord> change, Map<String, UserFact> known, CommerceKit partition) {
        String id = change.type().getSimpleName() + " " + change.key();
        Optional<UserFact> before = Optional.ofNullable(known.remove(id));
        Optional<UserFact> after = change.fact().map(CommerceOrderProperties::row);
        after.ifPresent(row -> known.put(id, row));
        FactKey key = FactKey.parse(change.key());
        partition.change(key.workspace() + " " + key.entity(), key.fact(), before, after);
    }

    private static UserFact row(SpecificRecord fact) {
        return fact instanceof Order order ? new OrderModel().row(order) : new CustomerModel().row((Customer) fact);
    }

    private static List<BigInteger> sum(List<BigInteger> one, List<BigInteger> other) {
        return IntStream.range(0, one.size())
                .mapToObj(m -> one.get(m).add(other.get(m)))
                .toList();
    }
}
