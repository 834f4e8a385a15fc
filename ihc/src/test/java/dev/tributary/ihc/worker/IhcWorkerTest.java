package dev.tributary.ihc.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.attribution.Touch;
import dev.tributary.attribution.ihc.IhcShares;
import dev.tributary.ihc.ApiKey;
import dev.tributary.ihc.IhcApiSettings;
import dev.tributary.ihc.IhcOutcome.Attributed;
import dev.tributary.ihc.KeyedJourney;
import dev.tributary.ihc.messages.IhcAnswer;
import dev.tributary.ihc.messages.IhcJourney;
import dev.tributary.ihc.messages.IhcTouch;
import dev.tributary.ihc.server.FaultKind;
import dev.tributary.ihc.server.FaultPlan;
import dev.tributary.ihc.server.IhcServer;
import dev.tributary.ihc.server.IhcServerSettings;
import dev.tributary.ihc.testing.Samples;
import dev.tributary.schemas.DeadLetterHeaders;
import dev.tributary.schemas.EntityPartitioner;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.InMemorySchemaRegistry;
import dev.tributary.schemas.serde.SchemaRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The worker between doubles of Kafka's clients and the local server. */
final class IhcWorkerTest {

    private static final Topics TOPICS = Topics.withDefaultPrefix();
    private static final int PARTITIONS = 3;
    private static final TopicPartition FIRST =
            new TopicPartition(TOPICS.ihcJourneys().name(), 0);
    private static final TopicPartition SECOND =
            new TopicPartition(TOPICS.ihcJourneys().name(), 1);
    private static final Duration ANSWER_TIME = Duration.ofSeconds(2);

    private final SchemaRegistry registry = new InMemorySchemaRegistry();
    private final AvroSerde<IhcJourney> journeys = AvroSerde.of(TOPICS.ihcJourneys(), registry);
    private final AvroSerde<IhcAnswer> answers = AvroSerde.of(TOPICS.ihcAnswers(), registry);
    private final Doubles kafka = new Doubles();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable part : open.reversed()) {
            part.close();
        }
    }

    @Test
    void shouldAnswerJourneysUnderTheirKeysAndCommitInOneTransaction() throws Exception {
        IhcServer server = server(FaultPlan.NONE);
        List<KeyedJourney> sent = Samples.journeys(5, 1);
        send(FIRST, sent.subList(0, 3));
        send(SECOND, sent.subList(3, 5));
        start(server, Samples.KEY);

        await(kafka::hasCommitted);

        List<ProducerRecord<byte[], byte[]>> written = kafka.lastProducer().history();
        assertThat(written).hasSize(5).allSatisfy(record -> {
            assertThat(record.topic()).isEqualTo(TOPICS.ihcAnswers().name());
            assertThat(record.partition()).isEqualTo(EntityPartitioner.partition(record.key(), PARTITIONS));
        });
        for (KeyedJourney journey : sent) {
            IhcAnswer answer = answer(written, journey.key());
            List<IhcShares> expected = ((Attributed) Samples.expected(sent).get(journey.key())).shares();
            assertThat(answer.getRefusal()).isNull();
            assertThat(answer.getRevision()).isEqualTo("r-" + journey.key());
            assertThat(answer.getConvId()).isEqualTo("conversion of " + journey.key());
            assertThat(answer.getConvertedAt()).isEqualTo(Instant.ofEpochMilli(1_800_000_000_000L));
            assertThat(answer.getShares()).hasSameSizeAs(expected);
            assertThat(answer.getShares().stream().mapToInt(share -> share.getIhc()))
                    .containsExactlyElementsOf(
                            expected.stream().map(IhcShares::ihc).toList());
        }
        assertThat(committed()).containsEntry(FIRST, 3L).containsEntry(SECOND, 2L);
        assertThat(server.calls()).isEqualTo(1);
    }

    @Test
    void shouldAnswerTheNewestOfAKeyOnlyAndTakeBackTheAnswerWhenItIsWithdrawn() throws Exception {
        IhcServer server = server(FaultPlan.NONE);
        KeyedJourney corrected = Samples.journey("default/u1/c1", 2);
        KeyedJourney withdrawn = Samples.journey("default/u2/c2", 2);
        send(FIRST, List.of(corrected, withdrawn));
        kafka.add(FIRST, corrected.key(), journeys.encode(message(corrected, "newer")));
        kafka.add(FIRST, withdrawn.key(), null);
        start(server, Samples.KEY);

        await(kafka::hasCommitted);

        List<ProducerRecord<byte[], byte[]>> written = kafka.lastProducer().history();
        assertThat(written).hasSize(2);
        assertThat(answer(written, corrected.key()).getRevision()).isEqualTo("newer");
        assertThat(written)
                .filteredOn(record -> key(record).equals(withdrawn.key()))
                .singleElement()
                .satisfies(record -> assertThat(record.value()).isNull());
        assertThat(committed()).containsEntry(FIRST, 4L);
    }

    @Test
    void shouldSetAsideWhatIsRefusedAndWhatCannotBeRead() throws Exception {
        KeyedJourney tooLong = Samples.journey("shop/u1/c1", 201);
        send(FIRST, List.of(tooLong));
        kafka.add(FIRST, "shop/u2/c2", new byte[] {7, 7});
        start(server(FaultPlan.NONE), Samples.KEY);

        await(kafka::hasCommitted);

        List<ProducerRecord<byte[], byte[]>> written = kafka.lastProducer().history();
        assertThat(answer(written, tooLong.key()).getRefusal()).contains("never split");
        assertThat(answer(written, tooLong.key()).getShares()).isEmpty();
        List<ProducerRecord<byte[], byte[]>> letters = written.stream()
                .filter(record -> record.topic().equals(TOPICS.deadLetters()))
                .sorted(Comparator.comparing(record -> header(record, DeadLetterHeaders.POSITION)))
                .toList();
        assertThat(letters).hasSize(2).allSatisfy(letter -> {
            assertThat(header(letter, DeadLetterHeaders.STAGE)).isEqualTo("ihc");
            assertThat(header(letter, DeadLetterHeaders.WORKSPACE)).isEqualTo("shop");
            assertThat(header(letter, DeadLetterHeaders.ORIGIN)).isEqualTo(FIRST.topic());
        });
        assertThat(letters.stream().map(letter -> header(letter, DeadLetterHeaders.REASON)))
                .containsExactly("the journey is refused", "the journey cannot be read");
        assertThat(letters.stream().map(letter -> header(letter, DeadLetterHeaders.POSITION)))
                .containsExactly("0:0", "0:1");
        assertThat(letters.getLast().value()).isEqualTo(new byte[] {7, 7});
        assertThat(written).hasSize(3);
    }

    @Test
    void shouldWaitWithItsOffsetsWhileTheServiceIsDownAndSayWhy() throws Exception {
        List<KeyedJourney> sent = Samples.journeys(3, 2);
        send(FIRST, sent);
        IhcServer server = server(FaultPlan.first(20, FaultKind.UNAVAILABLE));
        IhcWorker worker = start(server, Samples.KEY);

        await(() -> worker.state() instanceof IhcWorkerState.Waiting waiting
                && waiting.because().contains("503"));
        await(kafka::hasCommitted);

        assertThat(kafka.lastProducer().history()).hasSize(3);
        assertThat(server.faults()).containsEntry(FaultKind.UNAVAILABLE, 20L);
        await(() -> worker.state() instanceof IhcWorkerState.Running);
    }

    @Test
    void shouldStopAndTryAgainLaterWhenTheKeyIsWrong() throws Exception {
        send(FIRST, Samples.journeys(3, 3));
        IhcServer server = server(FaultPlan.NONE);
        IhcWorker worker = start(server, ApiKey.of("wrong"));

        await(() -> worker.state() instanceof IhcWorkerState.Stopped);
        await(() -> server.calls() >= 3);

        assertThat(((IhcWorkerState.Stopped) worker.state()).because()).contains("check the key");
        assertThat(kafka.lastProducer().commitCount()).isZero();
        assertThat(kafka.lastConsumer().paused()).contains(FIRST);
    }

    @Test
    void shouldLeavePartitionsToTheirNewOwnerWhenTheyAreTakenAwayMeanwhile() throws Exception {
        List<KeyedJourney> kept = Samples.journeys(2, 4);
        send(FIRST, List.of(Samples.journey("default/gone/c", 2)));
        send(SECOND, kept);
        IhcServer server = server(FaultPlan.first(1, FaultKind.SLOW_DRIP));
        start(server, Samples.KEY);

        await(() -> server.calls() == 1);
        kafka.takeTheFirst();
        await(kafka::hasCommitted);

        assertThat(kafka.lastProducer().history().stream().map(IhcWorkerTest::key))
                .containsExactlyInAnyOrderElementsOf(
                        kept.stream().map(KeyedJourney::key).toList());
        assertThat(committed()).containsOnlyKeys(SECOND);
    }

    @Test
    void shouldStartAnewAndRepeatWhatWasNotCommittedWhenTheTransactionFails() throws Exception {
        List<KeyedJourney> sent = Samples.journeys(3, 5);
        send(FIRST, sent);
        kafka.failFirstCommit();
        start(server(FaultPlan.NONE), Samples.KEY);

        await(() -> kafka.producers.size() == 2 && kafka.hasCommitted());

        assertThat(kafka.producers.getFirst().commitCount()).isZero();
        assertThat(kafka.lastProducer().history()).hasSize(3);
        assertThat(committed()).containsEntry(FIRST, 3L);
    }

    private IhcServer server(FaultPlan faults) throws IOException {
        IhcServer server = IhcServer.start(IhcServerSettings.local(Samples.KEY).withFaults(faults, ANSWER_TIME));
        open.add(server);
        return server;
    }

    private IhcWorker start(IhcServer server, ApiKey key) {
        IhcApiSettings patient = Samples.settings(server);
        IhcApiSettings settings = IhcApiSettings.of(server.uri(), key, "any")
                .withPace(4, 1_000)
                .withPatience(patient.callTimeout(), patient.retries())
                .withPauses(patient.retryPause(), patient.stopPause())
                .withGathering(Duration.ofMillis(300), 1_000);
        IhcWorker worker =
                IhcWorker.start(new IhcWorkerSettings(Map.of(), "tributary", "one", TOPICS, settings), registry, kafka);
        open.add(worker);
        return worker;
    }

    private void send(TopicPartition partition, List<KeyedJourney> sent) {
        sent.forEach(journey ->
                kafka.add(partition, journey.key(), journeys.encode(message(journey, "r-" + journey.key()))));
    }

    private static IhcJourney message(KeyedJourney journey, String revision) {
        return new IhcJourney(
                "default",
                "user of " + journey.key(),
                "conversion of " + journey.key(),
                Instant.ofEpochMilli(1_800_000_000_000L),
                revision,
                journey.journey().touches().stream().map(IhcWorkerTest::touch).toList());
    }

    private static IhcTouch touch(Touch touch) {
        return new IhcTouch(
                touch.id(),
                Instant.ofEpochMilli(touch.at()),
                touch.channel(),
                touch.holderEngaged(),
                touch.closerEngaged(),
                touch.impression());
    }

    private IhcAnswer answer(List<ProducerRecord<byte[], byte[]>> written, String key) {
        return written.stream()
                .filter(record -> record.topic().equals(TOPICS.ihcAnswers().name())
                        && key(record).equals(key))
                .map(record -> answers.decode(record.value()))
                .findFirst()
                .orElseThrow();
    }

    private Map<TopicPartition, Long> committed() {
        return kafka.lastProducer().consumerGroupOffsetsHistory().stream()
                .map(groups -> groups.values().iterator().next())
                .reduce((older, newer) -> newer)
                .orElseThrow()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private static String key(ProducerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    private static String header(ProducerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
            Thread.sleep(5);
        }
    }

    /** Clients without brokers; the records outlive a client, as they would. */
    private static final class Doubles implements KafkaClients {

        private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        private final List<MockConsumer<byte[], byte[]>> consumers = new CopyOnWriteArrayList<>();
        private final List<MockProducer<byte[], byte[]>> producers = new CopyOnWriteArrayList<>();
        private boolean failFirstCommit;

        void add(TopicPartition partition, String key, byte[] value) {
            byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
            long offset = records.stream()
                    .filter(record -> record.partition() == partition.partition())
                    .count();
            records.add(new ConsumerRecord<>(
                    partition.topic(),
                    partition.partition(),
                    offset,
                    1_700_000_000_000L,
                    TimestampType.CREATE_TIME,
                    bytes.length,
                    value == null ? -1 : value.length,
                    bytes,
                    value,
                    new RecordHeaders(),
                    Optional.empty()));
        }

        void failFirstCommit() {
            failFirstCommit = true;
        }

        /** Another worker gets the first partition. */
        void takeTheFirst() {
            lastConsumer().schedulePollTask(() -> lastConsumer().rebalance(Set.of(SECOND)));
        }

        boolean hasCommitted() {
            return !producers.isEmpty() && producers.getLast().commitCount() == 1;
        }

        MockConsumer<byte[], byte[]> lastConsumer() {
            return consumers.getLast();
        }

        MockProducer<byte[], byte[]> lastProducer() {
            return producers.getLast();
        }

        @Override
        public Consumer<byte[], byte[]> consumer() {
            MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
            consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
            consumer.schedulePollTask(() -> {
                consumer.rebalance(List.of(FIRST, SECOND));
                records.forEach(consumer::addRecord);
            });
            consumers.add(consumer);
            return consumer;
        }

        @Override
        public Producer<byte[], byte[]> producer() {
            MockProducer<byte[], byte[]> producer = new MockProducer<>(
                    cluster(), true, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());
            if (failFirstCommit && producers.isEmpty()) {
                producer.commitTransactionException = new KafkaException("the coordinator is gone");
            }
            producers.add(producer);
            return producer;
        }

        private static Cluster cluster() {
            Node node = new Node(0, "localhost", 9092);
            Node[] nodes = {node};
            List<PartitionInfo> partitions = new ArrayList<>();
            partitions.add(new PartitionInfo(TOPICS.deadLetters(), 0, node, nodes, nodes));
            for (int i = 0; i < PARTITIONS; i++) {
                partitions.add(new PartitionInfo(TOPICS.ihcAnswers().name(), i, node, nodes, nodes));
            }
            return new Cluster("doubles", List.of(node), partitions, Set.of(), Set.of());
        }
    }
}
