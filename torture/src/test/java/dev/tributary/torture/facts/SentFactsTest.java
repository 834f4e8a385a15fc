package dev.tributary.torture.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.torture.facts.SentFacts.Change;
import dev.tributary.torture.facts.SentFacts.Outcome;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

final class SentFactsTest {

    private static final int RECORDS = 20_000;

    @Test
    void shouldKnowWhatCountsAndWhatBecomesOfEachRecordWhenAllAreTakenOneByOne() {
        SentFacts facts = new SentFacts(5);
        Map<String, SpecificRecord> live = new HashMap<>();
        Map<String, Map<Outcome, Long>> ledger = new HashMap<>();
        Stream.generate(facts::next).limit(RECORDS).forEach(change -> {
            String id = change.type().getName() + " " + change.key();
            Optional<SpecificRecord> before = Optional.ofNullable(live.get(id));
            change.fact().ifPresentOrElse(fact -> live.put(id, fact), () -> live.remove(id));
            ledger.computeIfAbsent(workspace(change), first -> new EnumMap<>(Outcome.class))
                    .merge(Outcome.of(before, change.fact()), 1L, Long::sum);
        });

        Map<String, SpecificRecord> expected = new HashMap<>();
        facts.forEach((key, fact) -> expected.put(fact.getClass().getName() + " " + key, fact));
        assertThat(live).isEqualTo(expected);
        assertThat(facts.ledger()).isEqualTo(ledger);
        assertThat(facts.records()).isEqualTo(RECORDS);
        assertThat(ledger.get(InventedFacts.STEADY)).containsOnlyKeys(Outcome.APPLIED, Outcome.DUPLICATE);
        assertThat(ledger.get(InventedFacts.RESTLESS)).containsOnlyKeys(Outcome.values());
    }

    @Test
    void shouldSendTheSameWhenTheSeedIsTheSame() {
        assertThat(Stream.generate(new SentFacts(5)::next).limit(500))
                .containsExactlyElementsOf(
                        Stream.generate(new SentFacts(5)::next).limit(500).toList());
    }

    private static String workspace(Change change) {
        return change.key().substring(0, change.key().indexOf('/'));
    }
}
