package dev.tributary.api.postgres;

import dev.tributary.api.QueryApiSettings.ReplayRuns;
import dev.tributary.replay.ReplayRun;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.HttpSchemaRegistry;
import dev.tributary.schemas.serde.MalformedAvroException;
import dev.tributary.schemas.serde.NotAvroException;
import dev.tributary.schemas.serde.SchemaRegistry;
import dev.tributary.schemas.serde.UnknownSchemaException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topic of replay runs, read on from where Postgres says that it was read to. Used by one thread. */
final class RunTopic implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunTopic.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final Database database;
    private final AvroSerde<ReplayRun> serde;
    private final Consumer<byte[], byte[]> consumer;

    private RunTopic(Database database, AvroSerde<ReplayRun> serde, Consumer<byte[], byte[]> consumer) {
        this.database = database;
        this.serde = serde;
        this.consumer = consumer;
    }

    /**
     * Opens the topic in a cluster.
     *
     * @throws IllegalStateException where it does not exist yet
     */
    static RunTopic open(ReplayRuns source, Database database) {
        Topic<ReplayRun> topic = source.topics().replayRuns();
        SchemaRegistry registry = HttpSchemaRegistry.connect(source.client());
        return open(topic, registry, database, new KafkaConsumer<>(config(source.client())));
    }

    /** The same with a consumer, which is closed with the topic. */
    static RunTopic open(
            Topic<ReplayRun> topic, SchemaRegistry registry, Database database, Consumer<byte[], byte[]> consumer) {
        try {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new IllegalStateException("the topic " + topic.name() + " does not exist yet");
            }
            Map<Integer, Long> offsets = database.offsets(topic.name());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            for (TopicPartition partition : partitions) {
                Optional.ofNullable(offsets.get(partition.partition()))
                        .ifPresent(offset -> consumer.seek(partition, offset));
            }
            return new RunTopic(database, AvroSerde.of(topic, registry), consumer);
        } catch (RuntimeException failure) {
            consumer.close();
            throw failure;
        }
    }

    /** Takes what has come since, waiting a moment for it. */
    void takeNext() {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        if (records.isEmpty()) {
            return;
        }
        Map<String, Optional<StoredRun>> changes = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            read(record, changes);
        }
        List<ConsumedOffset> behind = new ArrayList<>();
        for (TopicPartition partition : records.partitions()) {
            behind.add(new ConsumedOffset(partition.topic(), partition.partition(), consumer.position(partition)));
        }
        database.take(changes, behind);
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE));
    }

    private void read(ConsumerRecord<byte[], byte[]> record, Map<String, Optional<StoredRun>> changes) {
        if (record.key() == null) {
            LOG.warn(
                    "A replay run without a key is passed over: {}-{}@{}",
                    record.topic(),
                    record.partition(),
                    record.offset());
            return;
        }
        String id = RunMapping.storable(new String(record.key(), StandardCharsets.UTF_8));
        try {
            changes.put(id, Optional.ofNullable(serde.decode(record.value())).map(run -> RunMapping.stored(id, run)));
        } catch (NotAvroException | MalformedAvroException | UnknownSchemaException bad) {
            LOG.warn(
                    "A replay run is passed over: {}-{}@{}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    bad.getMessage());
        }
    }

    private static Map<String, Object> config(Map<String, String> client) {
        Map<String, Object> config = new HashMap<>(client);
        config.keySet().removeIf(key -> key.startsWith("schema.registry.") || key.startsWith("basic.auth."));
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return config;
    }
}
