package dev.tributary.streams.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever baskets came before, pairs are those of the baskets that are there. */
class BasketsProperties {

    private static final List<String> VALUES = List.of("a", "b", "c", "d", "e");

    @Property(tries = 200)
    void shouldCountWhoHasBothWhenBasketsCameAndWent(
            @ForAll("changes") List<Change> changes, @ForAll("values") Set<String> asked) {
        Baskets baskets = new Baskets();
        Map<String, Set<String>> last = new HashMap<>();
        for (Change change : changes) {
            baskets.put("w", change.entity(), change.values());
            last.put(change.entity(), change.values());
            assertThat(baskets.of("w", change.entity())).containsExactlyInAnyOrderElementsOf(change.values());
        }
        List<String> beside = List.copyOf(asked);
        Map<String, List<Long>> expected = new TreeMap<>();
        for (String value : VALUES) {
            if (having(last, value, value) > 0) {
                List<Long> both = beside.stream()
                        .map(other -> other.equals(value) ? 0 : having(last, value, other))
                        .toList();
                expected.put(value + " " + having(last, value, value), both);
            }
        }

        assertThat(counted(baskets, beside)).isEqualTo(expected);
        assertThat(baskets.shelf("other")).isEmpty();
        assertThat(baskets.shelf("w").map(Shelf::baskets).orElse(0)).isEqualTo((int)
                last.values().stream().filter(basket -> !basket.isEmpty()).count());
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        return Combinators.combine(Arbitraries.of("1", "2", "3", "4", "5", "6"), values())
                .as(Change::new)
                .list()
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<Set<String>> values() {
        return Arbitraries.of(VALUES).set();
    }

    private static Map<String, List<Long>> counted(Baskets baskets, List<String> beside) {
        Map<String, List<Long>> counted = new TreeMap<>();
        baskets.shelf("w")
                .ifPresent(shelf -> shelf.count(
                        beside,
                        other -> counted.put(
                                other.value() + " " + other.having(),
                                Arrays.stream(other.both())
                                        .asLongStream()
                                        .boxed()
                                        .toList())));
        return counted;
    }

    private static long having(Map<String, Set<String>> baskets, String one, String other) {
        return baskets.values().stream()
                .filter(basket -> basket.contains(one) && basket.contains(other))
                .count();
    }

    /** An entity with its new basket. */
    record Change(String entity, Set<String> values) {}
}
