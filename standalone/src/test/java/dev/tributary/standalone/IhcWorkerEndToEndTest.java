package dev.tributary.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.attribution.Journey;
import dev.tributary.attribution.Touch;
import dev.tributary.attribution.ihc.IhcModel;
import dev.tributary.attribution.ihc.IhcParameters;
import dev.tributary.ihc.ApiKey;
import dev.tributary.ihc.IhcApiSettings;
import dev.tributary.ihc.Retries;
import dev.tributary.ihc.messages.IhcAnswer;
import dev.tributary.ihc.messages.IhcJourney;
import dev.tributary.ihc.messages.IhcShare;
import dev.tributary.ihc.messages.IhcTouch;
import dev.tributary.ihc.server.FaultKind;
import dev.tributary.ihc.server.FaultPlan;
import dev.tributary.ihc.server.IhcServer;
import dev.tributary.ihc.server.IhcServerSettings;
import dev.tributary.ihc.worker.IhcWorker;
import dev.tributary.ihc.worker.IhcWorkerSettings;
import dev.tributary.ihc.worker.IhcWorkerState;
import dev.tributary.schemas.EntityPartitioner;
import dev.tributary.schemas.FactKey;
import dev.tributary.schemas.TopicSetup;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.InMemorySchemaRegistry;
import dev.tributary.schemas.serde.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers on a real broker, against a service that fails. */
final class IhcWorkerEndToEndTest {

    private static final Topics TOPICS = new Topics("ihc-test");
    private static final int PARTITIONS = 4;
    private static final int JOURNEYS = 600;
    private static final ApiKey KEY = ApiKey.of("end-to-end");
    private static final long START = 1_700_000_000_000L;

    /** A journey alone that is refused twice is refused for good, so refusals are left to the tests of the client. */
    private static final Set<FaultKind> REFUSALS =
            EnumSet.of(FaultKind.EXCLUDED_SESSION, FaultKind.UNPARSED_JOURNEY, FaultKind.TOO_LARGE);

    private static final FaultPlan SEEDED = FaultPlan.seeded(0.2, 3);
    private static final FaultPlan FAULTS =
            (body, attempt) -> SEEDED.fault(body, attempt).filter(kind -> !REFUSALS.contains(kind));

    @TempDir
    private static Path folder;

    private final SchemaRegistry registry = new InMemorySchemaRegistry();
    private final AvroSerde<IhcJourney> journeys = AvroSerde.of(TOPICS.ihcJourneys(), registry);
    private final AvroSerde<IhcAnswer> answers = AvroSerde.of(TOPICS.ihcAnswers(), registry);

    @Test
    void shouldAnswerEveryJourneyOnceWhenWorkersComeAndGoAndAFifthOfTheRequestsFails() throws Exception {
        Map<String, List<Touch>> sent = made();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
                IhcServer server =
                        IhcServer.start(IhcServerSettings.local(KEY).withFaults(FAULTS, Duration.ofSeconds(5)))) {
            prepare(kafka, sent);
            try (KafkaConsumer<byte[], byte[]> reader = reader(kafka)) {
                Map<String, IhcAnswer> read = new HashMap<>();
                try (IhcWorker turnedAway = worker("one", kafka, server, ApiKey.of("wrong"))) {
                    while (!(turnedAway.state() instanceof IhcWorkerState.Stopped)) {
                        Thread.sleep(20);
                    }
                }
                IhcWorker first = worker("one", kafka, server, KEY);
                readUntil(JOURNEYS / 6, reader, read);
                try (IhcWorker second = worker("two", kafka, server, KEY)) {
                    readUntil(JOURNEYS / 2, reader, read);
                    first.close();
                    readUntil(JOURNEYS, reader, read);
                    assertThat(second.state()).isEqualTo(new IhcWorkerState.Running());
                }
                assertThat(different(sent, read)).isEmpty();
                assertThat(server.faults()).isNotEmpty();
            }
        }
    }

    private static Map<String, List<Touch>> made() {
        Random random = new Random(1);
        Map<String, List<Touch>> made = new HashMap<>();
        for (int i = 0; i < JOURNEYS; i++) {
            List<Touch> touches = new ArrayList<>();
            for (int k = 0; k < 1 + random.nextInt(3); k++) {
                long at = START + 1_000L * random.nextInt(30 * 86_400);
                touches.add(new Touch("s" + k, at, "channel " + random.nextInt(4), random.nextBoolean(), true, false));
            }
            made.put(new FactKey("default", "user " + i, "c" + i).toString(), touches);
        }
        return made;
    }

    private void prepare(EmbeddedKafka kafka, Map<String, List<Touch>> sent) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            TopicSetup.ensure(admin, TOPICS, PARTITIONS, (short) 1);
        }
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            sent.forEach((key, touches) -> {
                byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(
                        TOPICS.ihcJourneys().name(),
                        EntityPartitioner.partition(bytes, PARTITIONS),
                        bytes,
                        journeys.encode(message(key, touches))));
            });
            producer.flush();
        }
    }

    private static IhcJourney message(String key, List<Touch> touches) {
        FactKey parts = FactKey.parse(key);
        return new IhcJourney(
                parts.workspace(),
                parts.entity(),
                parts.fact(),
                Instant.ofEpochMilli(START),
                "revision of " + key,
                Journey.of(touches).touches().stream()
                        .map(touch -> new IhcTouch(
                                touch.id(),
                                Instant.ofEpochMilli(touch.at()),
                                touch.channel(),
                                touch.holderEngaged(),
                                touch.closerEngaged(),
                                touch.impression()))
                        .toList());
    }

    private IhcWorker worker(String name, EmbeddedKafka kafka, IhcServer server, ApiKey key) {
        IhcApiSettings api = IhcApiSettings.of(server.uri(), key, "any")
                .withPace(2, 1_000)
                .withPatience(
                        Duration.ofMillis(700),
                        new Retries(8, Duration.ofMillis(1), Duration.ofMillis(10), Duration.ofMillis(10)))
                .withPauses(Duration.ofMillis(100), Duration.ofMillis(100))
                .withGathering(Duration.ofMillis(50), 60);
        Map<String, Object> brokers = Map.of("bootstrap.servers", kafka.bootstrapServers(), "max.poll.records", 60);
        return IhcWorker.start(new IhcWorkerSettings(brokers, "ihc-test", name, TOPICS, api), registry);
    }

    private static KafkaConsumer<byte[], byte[]> reader(EmbeddedKafka kafka) {
        KafkaConsumer<byte[], byte[]> reader = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "group.id",
                        "reader",
                        "auto.offset.reset",
                        "earliest",
                        "isolation.level",
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        reader.subscribe(List.of(TOPICS.ihcAnswers().name()));
        return reader;
    }

    private void readUntil(int count, KafkaConsumer<byte[], byte[]> reader, Map<String, IhcAnswer> read) {
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (read.size() < count) {
            assertThat(System.nanoTime())
                    .as("%d answers, then no more", read.size())
                    .isLessThan(end);
            for (ConsumerRecord<byte[], byte[]> record : reader.poll(Duration.ofMillis(100))) {
                assertThat(record.partition()).isEqualTo(EntityPartitioner.partition(record.key(), PARTITIONS));
                IhcAnswer before =
                        read.put(new String(record.key(), StandardCharsets.UTF_8), answers.decode(record.value()));
                assertThat(before).as("answered twice").isNull();
            }
        }
    }

    private static Set<String> different(Map<String, List<Touch>> sent, Map<String, IhcAnswer> read) {
        IhcModel model = IhcModel.of(IhcParameters.DEFAULT);
        Set<String> different = new HashSet<>(read.keySet());
        sent.forEach((key, touches) -> {
            List<IhcShare> expected = model.attribute(Journey.of(touches)).stream()
                    .map(share -> new IhcShare(
                            share.touch().id(), share.initializer(), share.holder(), share.closer(), share.ihc()))
                    .toList();
            IhcAnswer answer = read.get(key);
            boolean same = answer != null
                    && answer.getShares().equals(expected)
                    && answer.getRevision().equals("revision of " + key);
            if (same) {
                different.remove(key);
            } else {
                different.add(key);
            }
        });
        return different;
    }
}
