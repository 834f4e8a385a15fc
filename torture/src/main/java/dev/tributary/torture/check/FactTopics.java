package dev.tributary.torture.check;

import dev.tributary.producers.ledger.PartitionReader;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The facts as the brokers have them. */
final class FactTopics {

    private final String brokers;
    private final SchemaRegistry registry;

    FactTopics(String brokers, SchemaRegistry registry) {
        this.brokers = brokers;
        this.registry = registry;
    }

    /** Reads all records there are now. */
    TopicFacts read() {
        TopicFacts facts = new TopicFacts();
        try (PartitionReader reader = new PartitionReader(consumer("read_committed"), consumer("read_uncommitted"))) {
            Topics.withDefaultPrefix().facts().forEach(topic -> read(reader, topic, facts));
        }
        return facts;
    }

    private void read(PartitionReader reader, Topic<? extends SpecificRecord> topic, TopicFacts facts) {
        AvroSerde<? extends SpecificRecord> serde = AvroSerde.of(topic, registry);
        for (int partition = 0; partition < reader.partitions(topic.name()); partition++) {
            reader.read(
                    new TopicPartition(topic.name(), partition),
                    record -> facts.add(
                            topic.type(),
                            new String(record.key(), StandardCharsets.UTF_8),
                            Optional.ofNullable(serde.decode(record.value()))));
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer(String isolation) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers, "isolation.level", isolation, "fetch.max.wait.ms", "20"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
