package dev.tributary.torture.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.torture.facts.SentFacts;
import dev.tributary.torture.facts.SentFacts.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TopicFactsTest {

    private static final int RECORDS = 2_000;

    private final SentFacts sent = new SentFacts(7);
    private final List<Change> records =
            Stream.generate(sent::next).limit(RECORDS).toList();

    @Test
    void shouldFindNothingWhenEachRecordIsThereOnce() {
        TopicFacts found = read(records);

        assertThat(found.differences(sent)).isEmpty();
        assertThat(found.ledger()).isEqualTo(sent.ledger());
        assertThat(found.repeated(sent)).isZero();
    }

    @Test
    void shouldWantADuplicateCountedWhenABrokerWroteARecordTwice() {
        List<Change> repeating = new ArrayList<>(records);
        repeating.add(1_000, records.get(999));

        TopicFacts found = read(repeating);

        assertThat(found.differences(sent)).isEmpty();
        assertThat(found.repeated(sent)).isEqualTo(1);
        assertThat(found.ledger()).isNotEqualTo(sent.ledger());
    }

    @Test
    void shouldTellWhenARecordIsMissing() {
        for (int missing = 0; missing < RECORDS; missing += 97) {
            List<Change> others = new ArrayList<>(records);
            others.remove(missing);

            assertThat(read(others).differences(sent)).as("without " + missing).isNotEmpty();
        }
    }

    @Test
    void shouldTellWhenAFactIsThereThatNobodySent() {
        Change first = records.getFirst();
        List<Change> more = new ArrayList<>(records);
        more.add(new Change(RECORDS, first.key() + "-other", first.type(), first.fact()));

        assertThat(read(more).differences(sent)).anyMatch(difference -> difference.contains("should be gone"));
    }

    private static TopicFacts read(List<Change> records) {
        TopicFacts found = new TopicFacts();
        records.forEach(record -> found.add(record.type(), record.key(), record.fact()));
        return found;
    }
}
