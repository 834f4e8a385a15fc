package dev.tributary.torture.check;

import dev.tributary.schemas.FactKey;
import dev.tributary.torture.facts.SentFacts;
import dev.tributary.torture.facts.SentFacts.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * The records of the fact topics, one after the other: the facts that they come to, and what must become of each record.
 *
 * <p>There may be more records than were sent. A broker that is stopped or killed at the wrong moment forgets the last batch of
 * an idempotent producer, and appends it again when the producer, which got no reply, repeats it: the same producer, epoch and
 * sequence number twice in a row. Such a record changes no figure, and the ledger has to count it as a duplicate.
 */
final class TopicFacts {

    private static final int MOST_TOLD = 20;

    private final Map<String, SpecificRecord> live = new HashMap<>();
    private final Map<String, Map<Outcome, Long>> ledger = new TreeMap<>();

    /** Takes the next record of a partition; empty where it removes the fact. */
    void add(Class<?> type, String key, Optional<SpecificRecord> fact) {
        String id = id(type, key);
        Optional<SpecificRecord> before = Optional.ofNullable(live.get(id));
        fact.ifPresentOrElse(now -> live.put(id, now), () -> live.remove(id));
        ledger.computeIfAbsent(FactKey.parse(key).workspace(), workspace -> new EnumMap<>(Outcome.class))
                .merge(Outcome.of(before, fact), 1L, Long::sum);
    }

    /** By workspace, how many records must have become what. */
    Map<String, Map<Outcome, Long>> ledger() {
        return ledger;
    }

    /** Records beyond those that were sent. */
    long repeated(SentFacts sent) {
        return Math.max(0, SentFacts.records(ledger) - sent.records());
    }

    /** Facts that were acknowledged and are not there, and others that should not be; the first of them. */
    List<String> differences(SentFacts sent) {
        Map<String, SpecificRecord> others = new HashMap<>(live);
        List<String> differences = new ArrayList<>();
        sent.forEach((key, fact) -> {
            SpecificRecord there = others.remove(id(fact.getClass(), key));
            if (!fact.equals(there)) {
                differences.add("fact topic: " + key + " is " + there + " instead of " + fact);
            }
        });
        others.keySet().forEach(key -> differences.add("fact topic: " + key + " should be gone"));
        sent.ledger().forEach((workspace, outcomes) -> differences.addAll(unlike(workspace, outcomes)));
        return differences.subList(0, Math.min(MOST_TOLD, differences.size()));
    }

    /** Only duplicates may be more than were sent. */
    private List<String> unlike(String workspace, Map<Outcome, Long> sent) {
        Map<Outcome, Long> found = ledger.getOrDefault(workspace, Map.of());
        List<String> differences = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            long there = found.getOrDefault(outcome, 0L);
            long wanted = sent.getOrDefault(outcome, 0L);
            if (outcome == Outcome.DUPLICATE ? there < wanted : there != wanted) {
                differences.add(
                        "fact topics of " + workspace + ": " + there + " records " + outcome + " instead of " + wanted);
            }
        }
        return differences;
    }

    private static String id(Class<?> type, String key) {
        return type.getSimpleName() + " " + key;
    }
}
