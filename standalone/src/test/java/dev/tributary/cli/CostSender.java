package dev.tributary.cli;

import dev.tributary.facts.AdCost;
import dev.tributary.producers.stack.RunningStack;
import dev.tributary.schemas.EntityPartitioner;
import dev.tributary.schemas.FactKey;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.HttpSchemaRegistry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends costs of channels into a workspace. */
final class CostSender implements AutoCloseable {

    private static final Topics TOPICS = Topics.withDefaultPrefix();

    private final String workspace;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AvroSerde<AdCost> serde;

    CostSender(RunningStack running, String workspace) {
        this.workspace = workspace;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", running.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        serde = AvroSerde.of(
                TOPICS.adCosts(),
                HttpSchemaRegistry.connect(
                        Map.of("schema.registry.url", running.schemaRegistry().toString())));
    }

    /** Sends the cost of a day, so many partitions beside the right one. */
    void send(String channel, String cost, int beside) throws Exception {
        String topic = TOPICS.adCosts().name();
        byte[] key = new FactKey(workspace, channel, "cost").toString().getBytes(StandardCharsets.UTF_8);
        int partitions = producer.partitionsFor(topic).size();
        int partition = (EntityPartitioner.partition(key, partitions) + beside) % partitions;
        AdCost fact =
                new AdCost(workspace, "cost", channel, LocalDate.of(2024, 2, 1), new BigDecimal(cost).setScale(6));
        producer.send(new ProducerRecord<>(topic, partition, 1_706_745_600_000L, key, serde.encode(fact)))
                .get();
    }

    @Override
    public void close() {
        producer.close();
    }
}
