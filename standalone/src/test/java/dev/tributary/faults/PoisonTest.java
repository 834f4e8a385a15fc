package dev.tributary.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.facts.CampaignResult;
import dev.tributary.schemas.DeadLetterHeaders;
import dev.tributary.schemas.EntityPartitioner;
import dev.tributary.streams.StreamsApp;
import dev.tributary.twin.testing.CampaignFacts;
import dev.tributary.twin.testing.FactHistory;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
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
    private static final int LARGE = 900_000;
    private static final LocalDate DAY = LocalDate.parse("2017-05-01");

    private final Random random = new Random(31);

    @Test
    void shouldSetEachAsideOnceByteForByteWhenBadRecordsAreAmongGoodOnes(Services services) throws Exception {
        FactHistory<CampaignResult> history = Histories.of(31, 1_000);
        try (Scenario scenario = Scenario.of(services, "poison", PARTITIONS)) {
            StreamsApp app = scenario.start("only");
            Map<String, Bad> bad = strew(history, scenario);

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
                        assertThat(header(letter, DeadLetterHeaders.ORIGIN))
                                .isEqualTo(scenario.topics().campaignResults().name());
                    }));
            assertThat(scenario.ledger(app.uri())).isEqualTo(expectedLedger(history, bad));
        }
    }

    /** Sends both in random order; returns the bad ones by partition and offset. */
    private Map<String, Bad> strew(FactHistory<CampaignResult> history, Scenario scenario) throws Exception {
        List<Bad> bad = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            bad.addAll(kinds(scenario));
        }
        Collections.shuffle(bad, random);
        int size = history.changes().size();
        Map<String, Bad> sent = new HashMap<>();
        for (int i = 0; i < bad.size(); i++) {
            scenario.send(
                    new FactHistory<>(history.changes().subList(size * i / bad.size(), size * (i + 1) / bad.size())));
            Bad record = bad.get(i);
            RecordMetadata place = scenario.send(record.key(), record.value(), record.partition(), DAY)
                    .get();
            sent.put(place.partition() + ":" + place.offset(), record);
        }
        return sent;
    }

    private List<Bad> kinds(Scenario scenario) {
        CampaignResult good = Histories.fact("bad-" + random.nextInt(), "customer-1", random);
        byte[] value = scenario.serde().encode(good);
        byte[] key = CampaignFacts.key(good).getBytes(UTF_8);
        int home = EntityPartitioner.partition(key, PARTITIONS);
        byte[] noise = new byte[200];
        random.nextBytes(noise);
        noise[0] = 0x5a;
        byte[] foreign = "default/somebody-else/1".getBytes(UTF_8);
        byte[] plain = "no-slashes".getBytes(UTF_8);
        return List.of(
                at(new byte[0], value, "processing: key is not that of the fact"),
                at(foreign, value, "processing: key is not that of the fact"),
                at(plain, null, "processing: key is malformed"),
                new Bad(key, value, (home + 1) % PARTITIONS, "processing: record is in the wrong partition"),
                at(key, new byte[0], "deserialization: value is not in the Avro wire format"),
                at(key, noise, "deserialization: value is not in the Avro wire format"),
                at(key, unknownSchema(value), "deserialization: schema id is unknown to the registry"),
                at(key, Arrays.copyOf(value, value.length - 3), "deserialization: value is malformed Avro"),
                broken(
                        scenario,
                        CampaignResult.newBuilder(good).setRevenue(new BigDecimal("-0.010000")),
                        "revenue is negative"),
                broken(
                        scenario,
                        CampaignResult.newBuilder(good).setCustomerId("c".repeat(257)),
                        "customer_id is too long"),
                broken(
                        scenario,
                        CampaignResult.newBuilder(good).setCategory("x".repeat(LARGE)),
                        "category is too long"));
    }

    private static Bad broken(Scenario scenario, CampaignResult.Builder draft, String reason) {
        CampaignResult fact = draft.build();
        return at(CampaignFacts.key(fact).getBytes(UTF_8), scenario.serde().encode(fact), "processing: " + reason);
    }

    private static Bad at(byte[] key, byte @Nullable [] value, String reason) {
        return new Bad(key, value, EntityPartitioner.partition(key, PARTITIONS), reason);
    }

    private static byte[] unknownSchema(byte[] value) {
        byte[] changed = value.clone();
        ByteBuffer.wrap(changed).putInt(1, 987_654);
        return changed;
    }

    private static Map<String, Map<List<String>, Long>> expectedLedger(
            FactHistory<CampaignResult> history, Map<String, Bad> bad) {
        Map<String, Map<List<String>, Long>> ledger = ExpectedLedger.of(history);
        bad.values().forEach(record -> ledger.get("default")
                .merge(List.of("live", "dead-letters", record.reason()), 1L, Long::sum));
        return ledger;
    }

    /** By partition and offset of the record that was set aside; fails where one is there twice. */
    private static Map<String, ConsumerRecord<byte[], byte[]>> deadLetters(Services services, Scenario scenario) {
        return CommittedRecords.read(services.kafka(), scenario.topics().deadLetters()).stream()
                .collect(Collectors.toMap(letter -> header(letter, DeadLetterHeaders.POSITION), letter -> letter));
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }

    private record Bad(byte[] key, byte @Nullable [] value, int partition, String reason) {}
}
