package dev.tributary.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedKafkaTest {

    private static final long YEAR_2017 = Instant.parse("2017-03-01T10:00:00Z").toEpochMilli();
    private static final long YEAR_9999 = Instant.parse("9999-12-31T00:00:00Z").toEpochMilli();

    @TempDir
    private Path dataDir;

    @Test
    @Timeout(60)
    void shouldEndTheTransactionThatAKillLeftOpen(@TempDir Path parent) throws Exception {
        Path killed = parent.resolve("killed");
        TopicPartition facts = new TopicPartition("facts", 0);
        try (EmbeddedKafka broker =
                EmbeddedKafka.start(parent.resolve("running"), 0, Map.of("log.index.size.max.bytes", "100000"))) {
            createTopic(broker, facts.topic());
            try (KafkaProducer<byte[], byte[]> producer = transactional(broker)) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(facts.topic(), new byte[] {1}))
                        .get();
                copy(parent.resolve("running"), killed);
            }
        }
        try (EmbeddedKafka broker = EmbeddedKafka.start(
                        killed, 0, Map.of("transaction.abort.timed.out.transaction.cleanup.interval.ms", "200"));
                Admin admin = admin(broker)) {
            while (hasOpenTransaction(admin, facts)) {
                Thread.sleep(50);
            }
            assertThat(end(admin, facts)).as("one record and one marker").isEqualTo(2);
        }
    }

    @Test
    void shouldKeepCommittedRecordsOfAnyEventTimeWhenRestarted() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(dataDir, 0)) {
            createTopic(kafka, "facts");
            sendInTransaction(kafka, "facts", YEAR_2017, "old");
            sendInTransaction(kafka, "facts", YEAR_9999, "mistyped");
        }
        try (EmbeddedKafka kafka = EmbeddedKafka.start(dataDir, 0)) {
            sendInTransaction(kafka, "facts", YEAR_2017, "after the restart");

            assertThat(read(kafka, "facts", 3))
                    .extracting(ConsumerRecord::timestamp, ConsumerRecord::value)
                    .containsExactly(
                            tuple(YEAR_2017, "old"),
                            tuple(YEAR_9999, "mistyped"),
                            tuple(YEAR_2017, "after the restart"));
        }
    }

    @Test
    void shouldFinaliseTheFeaturesOfAFreshBrokerWhenFirstStarted() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(dataDir, 0);
                Admin admin = admin(kafka)) {
            Map<String, Short> finalised = new HashMap<>();
            admin.describeFeatures()
                    .featureMetadata()
                    .get()
                    .finalizedFeatures()
                    .forEach((name, range) -> finalised.put(name, range.maxVersionLevel()));

            assertThat(finalised)
                    .containsEntry("transaction.version", (short) 2)
                    .containsEntry("streams.version", (short) 1);
        }
    }

    @Test
    void shouldRefuseToInventATopicWhenARecordIsSentToAnUnknownOne() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(dataDir, 0)) {
            assertThatThrownBy(() -> describe(kafka, "nobody-made-this"))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    private static void describe(EmbeddedKafka kafka, String topic) throws Exception {
        try (Admin admin = admin(kafka)) {
            admin.describeTopics(List.of(topic)).allTopicNames().get();
        }
    }

    private static void createTopic(EmbeddedKafka kafka, String topic) throws Exception {
        try (Admin admin = admin(kafka)) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    private static Admin admin(EmbeddedKafka kafka) {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    private static void sendInTransaction(EmbeddedKafka kafka, String topic, long timestamp, String value) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "test-" + value);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, 0, timestamp, "key", value));
            producer.commitTransaction();
        }
    }

    private static List<ConsumerRecord<String, String>> read(EmbeddedKafka kafka, String topic, int count) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed");
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            while (records.size() < count) {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
            return records;
        }
    }

    private static KafkaProducer<byte[], byte[]> transactional(EmbeddedKafka broker) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", broker.bootstrapServers(),
                        "transactional.id", "killed",
                        "transaction.timeout.ms", "1000"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static boolean hasOpenTransaction(Admin admin, TopicPartition partition) throws Exception {
        return admin.describeProducers(List.of(partition)).partitionResult(partition).get().activeProducers().stream()
                .anyMatch(producer -> producer.currentTransactionStartOffset().isPresent());
    }

    private static long end(Admin admin, TopicPartition partition) throws Exception {
        return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get()
                .offset();
    }

    /** What a kill at this moment would leave behind. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }
}
