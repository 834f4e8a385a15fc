package dev.tributary.schemas;

import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The records of a topic, each in the partition of its key's entity. */
public final class TopicRecords<V extends SpecificRecord> {

    private final String topic;
    private final AvroSerde<V> serde;
    private final int partitions;

    private TopicRecords(Topic<V> topic, SchemaRegistry registry, int partitions) {
        this.topic = topic.name();
        this.serde = AvroSerde.of(topic, registry);
        this.partitions = partitions;
    }

    /** The records of a topic that exists, for that producer to send. */
    public static <V extends SpecificRecord> TopicRecords<V> of(
            Topic<V> topic, SchemaRegistry registry, Producer<byte[], byte[]> producer) {
        return new TopicRecords<>(
                topic, registry, producer.partitionsFor(topic.name()).size());
    }

    /** The record of a value. */
    public ProducerRecord<byte[], byte[]> record(String key, V value, Instant time) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(
                topic,
                EntityPartitioner.partition(bytes, partitions),
                time.toEpochMilli(),
                bytes,
                Objects.requireNonNull(serde.encode(value)));
    }
}
