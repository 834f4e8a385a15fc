package dev.tributary.streams.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.streams.state.ByteReader;
import dev.tributary.streams.state.ByteWriter;
import dev.tributary.streams.state.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The memory against a plain map, over commits and restarts. */
class FactMemoryProperties {

    @Property(tries = 300)
    void shouldRememberWhatAMapRemembers(@ForAll("steps") List<Step> steps) {
        MemoryStore store = new MemoryStore();
        FactMemory memory = FactMemory.open(store);
        Map<String, String> truth = new HashMap<>();
        for (Step step : steps) {
            switch (step.action()) {
                case PUT -> put(memory, truth, step);
                case REMOVE -> remove(memory, truth, step);
                case COMMIT -> memory.flush();
                case RESTART -> {
                    memory.flush();
                    memory = FactMemory.open(store);
                }
            }
            assertThat(memory.size()).isEqualTo(truth.size());
        }
        memory.flush();
        FactMemory reopened = FactMemory.open(store);
        truth.forEach(
                (key, row) -> assertThat(reopened.put(bytes(key), row(row))).isEqualTo(FactMemory.Outcome.SAME));
    }

    @Example
    void shouldLeaveNothingBehindWhenAllIsRemoved() {
        MemoryStore store = new MemoryStore();
        FactMemory memory = FactMemory.open(store);
        IntStream.range(0, 5_000).forEach(i -> memory.put(bytes("key-" + i), row("row " + i)));
        memory.flush();
        assertThat(store.bytes()).isPositive();
        IntStream.range(0, 5_000)
                .forEach(i -> assertThat(memory.remove(bytes("key-" + i))).isTrue());
        memory.flush();
        assertThat(store.size()).isZero();
    }

    @Example
    void shouldWriteBlocksInsteadOfFactsWhenManyComeInOneCommit() {
        MemoryStore store = new MemoryStore();
        FactMemory memory = FactMemory.open(store);
        IntStream.range(0, 10_000)
                .forEach(i -> memory.put(bytes("default/customer/" + i), row("a row of some thirty bytes")));
        memory.flush();
        assertThat(store.writes()).isLessThan(10_000 / 50);
    }

    @Example
    void shouldFindEveryFactWhenFingerprintsShareSlots() {
        FingerprintIndex index = new FingerprintIndex();
        IntStream.range(0, 3_000).forEach(i -> index.add(i % 7, i));
        IntStream.range(0, 3_000).filter(i -> i % 2 == 0).forEach(i -> index.remove(i % 7, i));
        boolean[] found = new boolean[3_000];
        for (int fingerprint = 0; fingerprint < 7; fingerprint++) {
            for (int slot = index.first(fingerprint); slot >= 0; slot = index.next(slot, fingerprint)) {
                found[index.block(slot)] = true;
            }
        }
        IntStream.range(0, 3_000)
                .forEach(i -> assertThat(found[i]).as("block %s", i).isEqualTo(i % 2 == 1));
        assertThat(index.size()).isEqualTo(1_500);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Action> actions = Arbitraries.frequency(
                Tuple.of(12, Action.PUT),
                Tuple.of(4, Action.REMOVE),
                Tuple.of(2, Action.COMMIT),
                Tuple.of(1, Action.RESTART));
        Arbitrary<String> keys = Arbitraries.integers().between(0, 30).map(i -> "default/c/" + i);
        Arbitrary<String> rows = Arbitraries.of("a", "bb", "c".repeat(300), "d".repeat(2_000));
        return Combinators.combine(actions, keys, rows).as(Step::new).list().ofMaxSize(120);
    }

    private static void put(FactMemory memory, Map<String, String> truth, Step step) {
        FactMemory.Outcome outcome = memory.put(bytes(step.key()), row(step.row()));
        String before = truth.put(step.key(), step.row());
        if (before == null) {
            assertThat(outcome).isEqualTo(FactMemory.Outcome.NEW);
        } else if (before.equals(step.row())) {
            assertThat(outcome).isEqualTo(FactMemory.Outcome.SAME);
        } else {
            assertThat(outcome).isEqualTo(FactMemory.Outcome.REPLACED);
            assertThat(text(memory.previous())).isEqualTo(before);
        }
    }

    private static void remove(FactMemory memory, Map<String, String> truth, Step step) {
        String before = truth.remove(step.key());
        assertThat(memory.remove(bytes(step.key()))).isEqualTo(before != null);
        if (before != null) {
            assertThat(text(memory.previous())).isEqualTo(before);
        }
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    private static ByteWriter row(String text) {
        return new ByteWriter().text(text);
    }

    private static String text(ByteReader row) {
        return row.text();
    }

    private enum Action {
        PUT,
        REMOVE,
        COMMIT,
        RESTART
    }

    private record Step(Action action, String key, String row) {}
}
