package dev.tributary.faults;

import dev.tributary.schemas.EntityPartitioner;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.twin.testing.FactChange;
import dev.tributary.twin.testing.FactHistory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends facts to their topics, and anything else in their place; counts what it sent. */
final class FactSender implements AutoCloseable {

    private final int partitions;
    private final Map<Class<?>, Topic<? extends SpecificRecord>> topicByType;
    private final Map<Class<?>, AvroSerde<? extends SpecificRecord>> serdeByType;
    private final KafkaProducer<byte[], byte[]> producer;
    private long sent;

    FactSender(Services services, Topics topics, int partitions) {
        this.partitions = partitions;
        this.topicByType = topics.facts().stream().collect(Collectors.toMap(Topic::type, Function.identity()));
        this.serdeByType = topics.facts().stream()
                .collect(Collectors.toMap(Topic::type, topic -> AvroSerde.of(topic, services.registry())));
        this.producer = new KafkaProducer<>(
                // On a topic made a moment ago, a second batch in flight may get in before the first. A record may be
                // far larger than the broker takes, as long as it can be compressed.
                Map.of(
                        "bootstrap.servers", services.kafka(),
                        "linger.ms", "5",
                        "compression.type", "lz4",
                        "max.request.size", String.valueOf(32 << 20),
                        "max.in.flight.requests.per.connection", "1"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Sends facts and tombstones in that order; returns once the broker has them. */
    void send(FactHistory<SpecificRecord> history) {
        for (FactChange<SpecificRecord> change : history.changes()) {
            byte[] key = change.key().getBytes(StandardCharsets.UTF_8);
            send(
                    topic(change.type()),
                    key,
                    change.fact().map(this::encode).orElse(null),
                    EntityPartitioner.partition(key, partitions),
                    change.fact().map(PlainFacts::time).orElse(Instant.EPOCH));
        }
        producer.flush();
    }

    /** Sends any bytes anywhere. Kafka knows no time before 1970. */
    Future<RecordMetadata> send(
            String topic, byte @Nullable [] key, byte @Nullable [] value, int partition, Instant time) {
        sent++;
        return producer.send(new ProducerRecord<>(topic, partition, Math.max(0, time.toEpochMilli()), key, value));
    }

    /** The bytes of a fact as they are on its topic. */
    @SuppressWarnings("unchecked")
    byte[] encode(SpecificRecord fact) {
        return ((AvroSerde<SpecificRecord>) serdeByType.get(fact.getClass())).encode(fact);
    }

    /** The topic of such facts. */
    String topic(Class<? extends SpecificRecord> type) {
        return topicByType.get(type).name();
    }

    /** All records sent so far. */
    long sent() {
        return sent;
    }

    @Override
    public void close() {
        producer.close();
    }
}
