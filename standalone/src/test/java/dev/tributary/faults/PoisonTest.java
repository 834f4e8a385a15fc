package dev.tributary.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.schemas.DeadLetterHeaders;
import dev.tributary.streams.StreamsApp;
import dev.tributary.twin.testing.FactHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Records that nobody can count, strewn among good ones: each is set aside once and whole, and the stream goes on. One
 * without a key is not among them: the broker itself refuses it on a compacted topic.
 */
@Timeout(180)
@ExtendWith(SharedServices.class)
final class PoisonTest {

    private static final int PARTITIONS = 3;
    private static final int TIMES = 3;
    private static final Instant TIME = Instant.parse("2017-05-01T00:00:00Z");

    private final Random random = new Random(31);

    @Test
    void shouldSetEachAsideOnceByteForByteWhenBadRecordsAreAmongGoodOnes(Services services) throws Exception {
        FactHistory<SpecificRecord> history = Histories.of(31, 1_000);
        try (Scenario scenario = Scenario.of(services, "poison", PARTITIONS)) {
            StreamsApp app = scenario.start("only");
            Map<String, BadRecord> bad = strew(history, scenario);

            scenario.assertExact(history, bad.size(), app.uri());

            Map<String, ConsumerRecord<byte[], byte[]>> letters = deadLetters(services, scenario);
            assertThat(letters.keySet()).isEqualTo(bad.keySet());
            bad.forEach((position, record) -> assertThat(letters.get(position))
                    .as(record.reason())
                    .satisfies(letter -> {
                        assertThat(letter.key()).isEqualTo(record.key());
                        assertThat(letter.value()).isEqualTo(record.value());
                        assertThat(header(letter, DeadLetterHeaders.STAGE) + ": "
                                        + header(letter, DeadLetterHeaders.REASON))
                                .isEqualTo(record.reason());
                        assertThat(header(letter, DeadLetterHeaders.ORIGIN)).isEqualTo(record.topic());
                    }));
            assertThat(scenario.ledger(app.uri())).isEqualTo(expectedLedger(history, bad));
        }
    }

    /** Sends both in random order; returns the bad ones by topic, partition and offset. */
    private Map<String, BadRecord> strew(FactHistory<SpecificRecord> history, Scenario scenario) throws Exception {
        List<BadRecord> bad = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            bad.addAll(new BadRecords(scenario.sender(), PARTITIONS, random).all());
        }
        Collections.shuffle(bad, random);
        int size = history.changes().size();
        Map<String, BadRecord> sent = new HashMap<>();
        for (int i = 0; i < bad.size(); i++) {
            scenario.send(
                    new FactHistory<>(history.changes().subList(size * i / bad.size(), size * (i + 1) / bad.size())));
            BadRecord record = bad.get(i);
            RecordMetadata place = scenario.sender()
                    .send(record.topic(), record.key(), record.value(), record.partition(), TIME)
                    .get();
            sent.put(record.topic() + " " + place.partition() + ":" + place.offset(), record);
        }
        return sent;
    }

    private static Map<String, Map<List<String>, Long>> expectedLedger(
            FactHistory<SpecificRecord> history, Map<String, BadRecord> bad) {
        Map<String, Map<List<String>, Long>> ledger = ExpectedLedger.of(history);
        bad.values().forEach(record -> ledger.get("default")
                .merge(List.of("live", "dead-letters", record.reason()), 1L, Long::sum));
        return ledger;
    }

    /** By topic, partition and offset of the record that was set aside; fails where one is there twice. */
    private static Map<String, ConsumerRecord<byte[], byte[]>> deadLetters(Services services, Scenario scenario) {
        return CommittedRecords.read(services.kafka(), scenario.topics().deadLetters()).stream()
                .collect(Collectors.toMap(
                        letter -> header(letter, DeadLetterHeaders.ORIGIN) + " "
                                + header(letter, DeadLetterHeaders.POSITION),
                        letter -> letter));
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
