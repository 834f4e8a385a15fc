package dev.tributary.producers.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.producers.Counts;
import dev.tributary.producers.rows.Item;
import dev.tributary.producers.source.RawRow;
import dev.tributary.replay.ReplayRun;
import dev.tributary.schemas.DeadLetterHeaders;
import dev.tributary.schemas.EntityPartitioner;
import dev.tributary.schemas.FactHeaders;
import dev.tributary.schemas.RunRecords;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.InMemorySchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KafkaLedgerTest {

    private static final Topics TOPICS = Topics.withDefaultPrefix();
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int PARTITIONS = 4;
    private static final Run RUN = new Run("default", "campaigns", "abc", 1, List.of("a.csv"), START);

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final AvroSerde<ReplayRun> runs = AvroSerde.of(TOPICS.replayRuns(), registry);
    private final Counts counts = Counts.none();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(cluster(), true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private KafkaLedger ledger;

    @BeforeEach
    void open() {
        producer.initTransactions();
        ledger = KafkaLedger.over(producer, RUN, TOPICS, registry, Clock.fixed(START, ZoneOffset.UTC));
    }

    @Test
    void shouldWriteFactsDeadLettersAndTheRunInOneTransaction() {
        take(fact("default/a/1"));
        take(new Item.Rejected(
                "revenue is negative", "-1", new RawRow("raw".getBytes(StandardCharsets.UTF_8), 3), "a.csv", 3));
        take(new Item.Skipped());
        assertThat(producer.history())
                .as("nothing is visible before the commit")
                .isEmpty();

        ledger.commit(counts, false);

        assertThat(producer.commitCount()).isEqualTo(1);
        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .containsExactly("tributary.facts.campaign-result", "tributary.dead-letters", "tributary.replay-runs");
        ReplayRun run = run(producer.history().getLast());
        assertThat(run.getRowsRead()).isEqualTo(3);
        assertThat(run.getRowsSent()).isEqualTo(1);
        assertThat(run.getRowsSkipped()).isEqualTo(1);
        assertThat(run.getRowsRejected()).isEqualTo(Map.of("revenue is negative", 1L));
        assertThat(run.getRowsFlagged()).isEqualTo(Map.of("odd", 1L));
        assertThat(run.getComplete()).isFalse();
    }

    @Test
    void shouldSendAFactToTheEntitysPartitionAtItsEventTime() {
        take(fact("default/a/1"));
        ledger.commit(counts, true);

        ProducerRecord<byte[], byte[]> fact = producer.history().getFirst();
        assertThat(fact.partition()).isEqualTo(EntityPartitioner.partition(fact.key(), PARTITIONS));
        assertThat(fact.timestamp()).isEqualTo(1234);
        assertThat(header(fact, FactHeaders.SOURCE)).isEqualTo("campaigns");
        assertThat(ledger.nextOffsets()).isEqualTo(Map.of(fact.topic(), Map.of(fact.partition(), 1L)));
    }

    @Test
    void shouldSendFactsOfSeveralKindsInOneTransaction() {
        String sessions = TOPICS.sessions().name();
        String orders = TOPICS.orders().name();
        take(fact(sessions, "default/a/1"));
        take(fact(orders, "default/a/1"));
        take(fact(sessions, "default/a/2"));
        ledger.commit(counts, true);

        assertThat(producer.commitCount()).isEqualTo(1);
        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .containsExactly(sessions, orders, sessions, TOPICS.replayRuns().name());
        int partition = producer.history().getFirst().partition();
        assertThat(ledger.nextOffsets())
                .isEqualTo(Map.of(sessions, Map.of(partition, 2L), orders, Map.of(partition, 1L)));
    }

    @Test
    void shouldTellOriginAndReasonOfADeadLetter() {
        take(new Item.Rejected("date is not a date", "x", new RawRow(new byte[] {1, 2}, 900_000), "a.csv", 7));
        ledger.commit(counts, true);

        ProducerRecord<byte[], byte[]> letter = producer.history().getFirst();
        assertThat(letter.value()).containsExactly(1, 2);
        assertThat(letter.key()).isNull();
        assertThat(header(letter, DeadLetterHeaders.STAGE)).isEqualTo("replay");
        assertThat(header(letter, DeadLetterHeaders.REASON)).isEqualTo("date is not a date");
        assertThat(header(letter, DeadLetterHeaders.DETAIL))
                .isEqualTo("date is not a date: 'x' (the row of 900000 bytes is cut)");
        assertThat(header(letter, DeadLetterHeaders.WORKSPACE)).isEqualTo("default");
        assertThat(header(letter, DeadLetterHeaders.SOURCE)).isEqualTo("campaigns");
        assertThat(header(letter, DeadLetterHeaders.ORIGIN)).isEqualTo("a.csv");
        assertThat(header(letter, DeadLetterHeaders.POSITION)).isEqualTo("7");
    }

    @Test
    void shouldSendADroppedRowAsAFactAndAsASampleOfItsReason() {
        take(new Item.Dropped(
                fact("default/a/1"),
                new Item.Rejected("total_orders missing", "", new RawRow(new byte[] {1, 2}, 2), "a.csv", 7)));
        ledger.commit(counts, true);

        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .containsExactly("tributary.facts.campaign-result", "tributary.dead-letters", "tributary.replay-runs");
        ProducerRecord<byte[], byte[]> letter = producer.history().get(1);
        assertThat(letter.value()).containsExactly(1, 2);
        assertThat(header(letter, DeadLetterHeaders.STAGE)).isEqualTo("sample");
        assertThat(header(letter, DeadLetterHeaders.REASON)).isEqualTo("total_orders missing");
        ReplayRun run = run(producer.history().getLast());
        assertThat(run.getRowsSent()).isEqualTo(1);
        assertThat(run.getRowsRejected()).isEmpty();
        assertThat(run.getRowsFlagged()).isEqualTo(Map.of("odd", 1L, "total_orders missing", 1L));
    }

    @Test
    void shouldLeaveNothingWhenAborted() {
        take(fact("default/a/1"));

        ledger.abort();
        ledger.abort();

        assertThat(producer.transactionAborted()).isTrue();
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void shouldGoOnWhereTheLastCommitWasAndBeginAnewAfterACompleteRun() {
        assertThat(start(latest()).run().ordinal()).isEqualTo(1);
        take(fact("default/a/1"));
        ledger.commit(counts, false);
        take(fact("default/a/2"));
        ledger.commit(counts, false);
        take(fact("default/a/3"));
        ledger.abort();

        RunStart resumed = start(latest());
        assertThat(resumed.run()).isEqualTo(RUN);
        assertThat(resumed.counts().read()).isEqualTo(2);
        assertThat(resumed.counts().flagged()).isEqualTo(Map.of("odd", 2L));
        assertThat(resumed.again()).isFalse();

        ledger.commit(counts, true);
        RunStart again = start(latest());
        assertThat(again.run().ordinal()).isEqualTo(2);
        assertThat(again.counts().read()).isZero();
        assertThat(again.again()).isTrue();
    }

    private RunStart start(Optional<ReplayRun> latest) {
        return RunStart.after(latest, "default", "campaigns", "abc", List.of("a.csv"), START);
    }

    private static byte[] key(Run run) {
        return RunRecords.key(run.workspace(), run.dataset(), run.id()).getBytes(StandardCharsets.UTF_8);
    }

    /** What the history reads of the records committed so far, among those of other runs. */
    private Optional<ReplayRun> latest() {
        int partition = EntityPartitioner.partition(key(RUN), PARTITIONS);
        TopicPartition place = new TopicPartition(TOPICS.replayRuns().name(), partition);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        Run other = new Run("default", "campaigns", "other", 9, List.of(), START);
        Run stranger = new Run("default2", "campaigns", "abc", 5, List.of(), START);
        for (Run run : List.of(other, stranger)) {
            records.add(new ProducerRecord<>(
                    place.topic(), partition, key(run), runs.encode(run.record(Counts.none(), true, START))));
        }
        producer.history().stream()
                .filter(record -> record.topic().equals(place.topic()))
                .forEach(records::add);

        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        consumer.updatePartitions(place.topic(), cluster().partitionsForTopic(place.topic()));
        consumer.updateBeginningOffsets(Map.of(place, 0L));
        consumer.updateEndOffsets(Map.of(place, (long) records.size()));
        consumer.schedulePollTask(() -> {
            for (int i = 0; i < records.size(); i++) {
                consumer.addRecord(new ConsumerRecord<>(
                        place.topic(),
                        partition,
                        i,
                        records.get(i).key(),
                        records.get(i).value()));
            }
        });
        return new RunHistory(new PartitionReader(consumer, consumer), TOPICS.replayRuns(), registry)
                .latest("default", "campaigns", "abc");
    }

    private void take(Item item) {
        ledger.take(item);
        counts.add(item);
    }

    private static Item.Fact fact(String key) {
        return fact(TOPICS.campaignResults().name(), key);
    }

    private static Item.Fact fact(String topic, String key) {
        return new Item.Fact(topic, key.getBytes(StandardCharsets.UTF_8), new byte[] {0}, 1234, List.of("odd"));
    }

    private ReplayRun run(ProducerRecord<byte[], byte[]> record) {
        return Objects.requireNonNull(runs.decode(record.value()));
    }

    private static String header(ProducerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static Cluster cluster() {
        Node node = new Node(1, "localhost", 9092);
        List<PartitionInfo> partitions = new ArrayList<>();
        for (String topic : Stream.concat(
                        TOPICS.facts().stream().map(Topic::name),
                        Stream.of(TOPICS.replayRuns().name(), TOPICS.deadLetters()))
                .toList()) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                partitions.add(new PartitionInfo(topic, partition, node, new Node[] {node}, new Node[] {node}));
            }
        }
        return new Cluster("mock", List.of(node), partitions, Set.of(), Set.of());
    }
}
