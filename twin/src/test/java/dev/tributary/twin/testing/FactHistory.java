package dev.tributary.twin.testing;

import dev.tributary.schemas.EntityPartitioner;
import dev.tributary.twin.Twin;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/**
 * Everything ever sent to one or several fact topics, in order. Every variation here ends in the same facts, so every view must end
 * in the same rows.
 */
public record FactHistory<V extends SpecificRecord>(List<FactChange<V>> changes) {

    public FactHistory {
        changes = List.copyOf(changes);
    }

    /** Another order of arrival; the versions of one fact keep theirs, as they do in a partition. */
    public FactHistory<V> shuffled(Random random) {
        List<Deque<FactChange<V>>> byKey = new ArrayList<>(byFact());
        List<FactChange<V>> shuffled = new ArrayList<>(changes.size());
        while (!byKey.isEmpty()) {
            int next = random.nextInt(byKey.size());
            shuffled.add(byKey.get(next).removeFirst());
            if (byKey.get(next).isEmpty()) {
                byKey.remove(next);
            }
        }
        return new FactHistory<>(shuffled);
    }

    /** The facts in another order, each with all its versions at once. */
    public FactHistory<V> sorted(Comparator<V> order) {
        Comparator<Optional<V>> removedLast = Comparator.comparing(Optional::isEmpty);
        return new FactHistory<>(byFact().stream()
                .sorted(Comparator.comparing(
                        FactHistory::version,
                        removedLast.thenComparing(
                                (one, other) -> one.isEmpty() ? 0 : order.compare(one.get(), other.get()))))
                .flatMap(Deque::stream)
                .toList());
    }

    /** Each record one to three times in a row, as a producer does that sends again after a lost answer. */
    public FactHistory<V> stuttered(Random random) {
        return new FactHistory<>(changes.stream()
                .flatMap(change -> Stream.generate(() -> change).limit(1 + random.nextInt(3)))
                .toList());
    }

    /** All of it, and then all of it again. */
    public FactHistory<V> replayedTwice() {
        return new FactHistory<>(
                Stream.concat(changes.stream(), changes.stream()).toList());
    }

    /** The records of each partition that has any, in order. */
    public Map<Integer, List<FactChange<V>>> byPartition(int partitions) {
        return changes.stream()
                .collect(Collectors.groupingBy(
                        change ->
                                EntityPartitioner.partition(change.key().getBytes(StandardCharsets.UTF_8), partitions),
                        TreeMap::new,
                        Collectors.toList()));
    }

    /** A tombstone for everything that is left at the end. */
    public FactHistory<V> removals() {
        return new FactHistory<>(byFact().stream()
                .map(Deque::getLast)
                .filter(last -> last.fact().isPresent())
                .map(last -> new FactChange<V>(last.key(), last.type(), Optional.empty()))
                .toList());
    }

    /** The facts of one topic that are left at the end, by key. */
    public Map<String, V> finalFacts() {
        Map<String, V> facts = new TreeMap<>();
        for (FactChange<V> change : changes) {
            change.fact().ifPresentOrElse(fact -> facts.put(change.key(), fact), () -> facts.remove(change.key()));
        }
        return facts;
    }

    /** Sends all of it to the twin. */
    public void sendTo(Twin twin) {
        for (FactChange<V> change : changes) {
            change.fact()
                    .ifPresentOrElse(
                            fact -> twin.put(change.key(), fact), () -> twin.remove(change.type(), change.key()));
        }
    }

    private static <V extends SpecificRecord> Optional<V> version(Deque<FactChange<V>> versions) {
        return versions.stream().flatMap(change -> change.fact().stream()).findFirst();
    }

    private Collection<Deque<FactChange<V>>> byFact() {
        Map<String, Deque<FactChange<V>>> byFact = new LinkedHashMap<>();
        changes.forEach(change ->
                byFact.computeIfAbsent(change.id(), id -> new ArrayDeque<>()).add(change));
        return byFact.values();
    }
}
