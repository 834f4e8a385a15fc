package dev.tributary.api.postgres;

import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.InMemorySchemaRegistry;
import dev.tributary.schemas.serde.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Feeds a table from a topic of one partition that is not there. */
final class TableFeed<V extends SpecificRecord> {

    private final Table<V> table;
    private final Database database;
    private final Topic<V> topic;
    private final TopicPartition partition;
    private final SchemaRegistry registry = new InMemorySchemaRegistry();
    private final AvroSerde<V> serde;

    TableFeed(Table<V> table, Database database) {
        this.table = table;
        this.database = database;
        this.topic = table.topic(Topics.withDefaultPrefix());
        this.partition = new TopicPartition(topic.name(), 0);
        this.serde = AvroSerde.of(topic, registry);
    }

    String topic() {
        return topic.name();
    }

    ConsumerRecord<byte[], byte[]> record(long offset, String key, @Nullable V value) {
        return new ConsumerRecord<>(topic.name(), 0, offset, bytes(key), serde.encode(value));
    }

    ConsumerRecord<byte[], byte[]> unreadable(long offset) {
        return new ConsumerRecord<>(topic.name(), 0, offset, bytes("bad"), bytes("not Avro"));
    }

    /** Takes records over as one batch. */
    void take(List<ConsumerRecord<byte[], byte[]>> records) {
        MockConsumer<byte[], byte[]> consumer = consumer();
        try (TableTopic<V> open = open(consumer)) {
            records.forEach(consumer::addRecord);
            open.takeNext();
        }
    }

    /** Takes records over while another process takes over others in between. */
    void takeOvertaken(List<ConsumerRecord<byte[], byte[]>> records, List<ConsumerRecord<byte[], byte[]>> others) {
        MockConsumer<byte[], byte[]> consumer = consumer();
        try (TableTopic<V> open = open(consumer)) {
            take(others);
            records.forEach(consumer::addRecord);
            open.takeNext();
        }
    }

    /** Where the topic is read on from. */
    long position() {
        MockConsumer<byte[], byte[]> consumer = consumer();
        try (TableTopic<V> open = open(consumer)) {
            return consumer.position(partition);
        }
    }

    private TableTopic<V> open(MockConsumer<byte[], byte[]> consumer) {
        return TableTopic.open(topic, registry, table, database, consumer);
    }

    private MockConsumer<byte[], byte[]> consumer() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        consumer.updatePartitions(
                topic.name(), List.of(new PartitionInfo(topic.name(), 0, Node.noNode(), new Node[0], new Node[0])));
        consumer.updateBeginningOffsets(Map.of(partition, 0L));
        return consumer;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
