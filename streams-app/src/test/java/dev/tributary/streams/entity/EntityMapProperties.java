package dev.tributary.streams.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.streams.state.ByteReader;
import dev.tributary.streams.state.ByteWriter;
import dev.tributary.streams.state.MemoryStore;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** The entities of a task against sorted maps on the heap, over commits, restarts and pages let go. */
class EntityMapProperties {

    @Property(tries = 150)
    void shouldHoldWhatSortedMapsHold(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 4_000) int steps, @ForAll boolean longKeys) {
        Random random = new Random(seed);
        Entities entities = new Entities(longKeys);
        int range = 1 + random.nextInt(3_000);
        for (int step = 0; step < steps; step++) {
            switch (random.nextInt(40)) {
                case 0 -> entities.flush();
                case 1 -> entities.restart();
                case 2 -> entities.requireSame();
                default -> {
                    String entity = "user-" + random.nextInt(3);
                    int key = random.nextInt(range);
                    if (random.nextInt(3) == 0) {
                        entities.clear(entity, key);
                    } else {
                        entities.add(entity, key, 1 - 2L * random.nextInt(2));
                    }
                    entities.requireNeighbours(entity, random.nextInt(range));
                }
            }
        }
        entities.restart();
        entities.requireSame();
    }

    @Property(tries = 20)
    void shouldLeaveNothingInTheStoreWhenEverythingIsTakenAwayAgain(@ForAll long seed) {
        Random random = new Random(seed);
        Entities entities = new Entities(true);
        for (int i = 0; i < 3_000; i++) {
            entities.add("user-0", random.nextInt(100_000), 1);
        }
        entities.flush();
        assertThat(entities.store.size()).isGreaterThan(10);
        while (!entities.truth("user-0").isEmpty()) {
            entities.clear(
                    "user-0", entities.truth("user-0").ceilingKey(entities.atMostTheLast("user-0", random.nextInt())));
        }
        entities.flush();
        assertThat(entities.store.size()).isZero();
    }

    @Example
    void shouldWriteABoundedNumberOfBytesWhenAHugeEntityChanges() {
        for (int visits : new int[] {1_000, 10_000, 100_000}) {
            MemoryStore store = new MemoryStore();
            Pages pages = new Pages(store, 1 << 20);
            EntityMap entity = new EntityMap(pages).of("default", "user");
            for (int i = 0; i < visits; i++) {
                entity.add(key(2 * i, true), 1);
            }
            pages.flush();
            Random random = new Random(7);
            for (int i = 0; i < 200; i++) {
                long before = store.written();
                entity.add(key(random.nextInt(2 * visits + 10), true), 1);
                pages.flush();
                assertThat(store.written() - before)
                        .as("bytes of one commit of an entity with %s entries", visits)
                        .isLessThan(6 * Page.BYTES);
            }
        }
    }

    private static ByteWriter key(int key, boolean longKeys) {
        return new ByteWriter().octet(1).ordered(key).text(longKeys ? "channel".repeat(1 + key % 7) : "");
    }

    /** Some entities beside the truth. */
    private static final class Entities {

        private final MemoryStore store = new MemoryStore();
        private final Map<String, TreeMap<Integer, Long>> truth = new TreeMap<>();
        private final boolean longKeys;
        private Pages pages = new Pages(store, 2_000);
        private EntityMap map = new EntityMap(pages);

        Entities(boolean longKeys) {
            this.longKeys = longKeys;
        }

        TreeMap<Integer, Long> truth(String entity) {
            return truth.computeIfAbsent(entity, e -> new TreeMap<>());
        }

        Integer atMostTheLast(String entity, int key) {
            return Math.min(Math.floorMod(key, 100_000), truth(entity).lastKey());
        }

        void add(String entity, int key, long amount) {
            TreeMap<Integer, Long> sums = truth(entity);
            boolean before = sums.containsKey(key);
            sums.merge(key, amount, (a, b) -> a + b == 0 ? null : a + b);
            assertThat(map.of("default", entity).add(key(key, longKeys), amount, 3 * amount))
                    .isEqualTo(before != sums.containsKey(key));
        }

        void clear(String entity, int key) {
            truth(entity).remove(key);
            map.of("default", entity).remove(key(key, longKeys));
        }

        void flush() {
            pages.flush();
        }

        void restart() {
            pages.flush();
            pages = new Pages(store, 2_000);
            map = new EntityMap(pages);
        }

        void requireNeighbours(String entity, int key) {
            TreeMap<Integer, Long> sums = truth(entity);
            map.of("default", entity);
            requireAt(map.ceiling(key(key, longKeys)), sums.ceilingEntry(key));
            requireAt(map.lower(key(key, longKeys)), sums.lowerEntry(key));
            assertThat(map.find(key(key, longKeys))).isEqualTo(sums.containsKey(key));
        }

        void requireSame() {
            truth.forEach((entity, sums) -> {
                map.of("default", entity);
                assertThat(map.isEmpty()).isEqualTo(sums.isEmpty());
                boolean found = map.ceiling(new ByteWriter());
                for (Map.Entry<Integer, Long> entry : sums.entrySet()) {
                    requireAt(found, entry);
                    found = map.next();
                }
                assertThat(found).isFalse();
            });
        }

        private void requireAt(boolean found, Map.@Nullable Entry<Integer, Long> expected) {
            assertThat(found).isEqualTo(expected != null);
            if (expected != null) {
                ByteReader key = map.key();
                key.skip(1);
                assertThat(key.ordered()).isEqualTo(expected.getKey().longValue());
                long[] sums = new long[4];
                map.readSums(sums);
                assertThat(sums[0]).isEqualTo(expected.getValue());
                assertThat(sums[2]).isEqualTo(3 * expected.getValue());
            }
        }
    }
}
