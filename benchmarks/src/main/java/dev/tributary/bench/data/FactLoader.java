package dev.tributary.bench.data;

import dev.tributary.facts.CampaignResult;
import dev.tributary.schemas.EntityPartitioner;
import dev.tributary.schemas.FactHeaders;
import dev.tributary.schemas.FactKey;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.serde.AvroSerde;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts facts on their topic as a replay does: idempotent, compressed, partitioned by entity, stamped with event time. */
public final class FactLoader implements AutoCloseable {

    private static final List<Header> HEADERS =
            List.of(new RecordHeader(FactHeaders.SOURCE, "bench".getBytes(StandardCharsets.UTF_8)));

    private final KafkaProducer<byte[], byte[]> producer;
    private final Topic<CampaignResult> topic;
    private final AvroSerde<CampaignResult> serde;
    private final int partitions;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    public FactLoader(
            String bootstrapServers, Topic<CampaignResult> topic, AvroSerde<CampaignResult> serde, int partitions) {
        this.topic = topic;
        this.serde = serde;
        this.partitions = partitions;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.LINGER_MS_CONFIG,
                        20,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        256 * 1024),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Sends a fact without waiting. */
    public void send(CampaignResult fact) {
        byte[] key = new FactKey(fact.getWorkspace(), fact.getCustomerId(), fact.getId())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        long eventTime = fact.getDate().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        producer.send(
                new ProducerRecord<>(
                        topic.name(),
                        EntityPartitioner.partition(key, partitions),
                        eventTime,
                        key,
                        serde.encode(fact),
                        HEADERS),
                (metadata, error) -> {
                    if (error != null) {
                        failure.compareAndSet(null, error);
                    }
                });
    }

    /** Returns once all facts sent so far are acknowledged. */
    public void flush() {
        producer.flush();
        Exception error = failure.get();
        if (error != null) {
            throw new IllegalStateException("the facts could not be written to " + topic.name(), error);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
