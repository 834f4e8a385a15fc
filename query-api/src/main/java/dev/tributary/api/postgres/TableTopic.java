package dev.tributary.api.postgres;

import dev.tributary.api.QueryApiSettings.Cluster;
import dev.tributary.api.kafka.KafkaClients;
import dev.tributary.api.kafka.Records;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.HttpSchemaRegistry;
import dev.tributary.schemas.serde.SchemaRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** A topic that a table follows, read on from where Postgres says that it was read to. Used by one thread. */
final class TableTopic<V extends SpecificRecord> implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSE = Duration.ofSeconds(1);

    /** Records of one transaction: enough of them that the transaction itself hardly counts. */
    private static final int BATCH = 5_000;

    private final Database database;
    private final Table<V> table;
    private final AvroSerde<V> serde;
    private final Consumer<byte[], byte[]> consumer;

    /** The next offset to take up as Postgres has it, by partition. */
    private final Map<Integer, Long> taken;

    private TableTopic(
            Database database,
            Table<V> table,
            AvroSerde<V> serde,
            Consumer<byte[], byte[]> consumer,
            Map<Integer, Long> taken) {
        this.database = database;
        this.table = table;
        this.serde = serde;
        this.consumer = consumer;
        this.taken = new HashMap<>(taken);
    }

    /**
     * Opens the topic in a cluster.
     *
     * @throws IllegalStateException where it does not exist yet
     */
    static <V extends SpecificRecord> TableTopic<V> open(Cluster cluster, Table<V> table, Database database) {
        SchemaRegistry registry = HttpSchemaRegistry.connect(cluster.client());
        Consumer<byte[], byte[]> consumer = KafkaClients.reader(cluster, BATCH);
        return open(table.topic(cluster.topics()), registry, table, database, consumer);
    }

    /** The same with a consumer, which is closed with the topic. */
    static <V extends SpecificRecord> TableTopic<V> open(
            Topic<V> topic,
            SchemaRegistry registry,
            Table<V> table,
            Database database,
            Consumer<byte[], byte[]> consumer) {
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
            return new TableTopic<>(database, table, AvroSerde.of(topic, registry), consumer, offsets);
        } catch (RuntimeException failure) {
            consumer.close();
            throw failure;
        }
    }

    /**
     * Takes what has come since, waiting a moment for it.
     *
     * @throws OvertakenException where another process was faster; then open the topic anew
     */
    void takeNext() {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        if (records.isEmpty()) {
            return;
        }
        Map<String, Optional<V>> changes = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Records.read(record, key -> Map.entry(key, Optional.ofNullable(serde.decode(record.value()))))
                    .ifPresent(change -> changes.put(change.getKey(), change.getValue()));
        }
        List<Advance> advances = new ArrayList<>();
        for (TopicPartition partition : records.partitions()) {
            Optional<Long> from = Optional.ofNullable(taken.get(partition.partition()));
            advances.add(new Advance(partition.topic(), partition.partition(), from, consumer.position(partition)));
        }
        database.write(() -> table.take(changes), advances);
        advances.forEach(advance -> taken.put(advance.partition(), advance.to()));
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE));
    }
}
