package dev.tributary.torture.check;

import dev.tributary.producers.ledger.PartitionReader;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.SchemaRegistry;
import dev.tributary.torture.facts.SentFacts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The facts as the brokers have them. */
final class FactTopics {

    private static final int MOST_TOLD = 20;

    private final String brokers;
    private final SchemaRegistry registry;

    FactTopics(String brokers, SchemaRegistry registry) {
        this.brokers = brokers;
        this.registry = registry;
    }

    /** Facts that were acknowledged and are not there, and others that should not be; the first of them. */
    List<String> differences(SentFacts sent) {
        Map<String, SpecificRecord> found = read();
        List<String> differences = new ArrayList<>();
        sent.forEach((key, fact) -> {
            SpecificRecord there = found.remove(fact.getClass().getSimpleName() + " " + key);
            if (!fact.equals(there)) {
                differences.add("fact topic: " + key + " is " + there + " instead of " + fact);
            }
        });
        found.keySet().forEach(key -> differences.add("fact topic: " + key + " should be gone"));
        return differences.subList(0, Math.min(MOST_TOLD, differences.size()));
    }

    private Map<String, SpecificRecord> read() {
        Map<String, SpecificRecord> facts = new HashMap<>();
        try (PartitionReader reader = new PartitionReader(consumer("read_committed"), consumer("read_uncommitted"))) {
            Topics.withDefaultPrefix().facts().forEach(topic -> read(reader, topic, facts));
        }
        return facts;
    }

    private void read(
            PartitionReader reader, Topic<? extends SpecificRecord> topic, Map<String, SpecificRecord> facts) {
        AvroSerde<? extends SpecificRecord> serde = AvroSerde.of(topic, registry);
        for (int partition = 0; partition < reader.partitions(topic.name()); partition++) {
            reader.read(new TopicPartition(topic.name(), partition), record -> {
                String key = topic.type().getSimpleName() + " " + new String(record.key(), StandardCharsets.UTF_8);
                Optional.<SpecificRecord>ofNullable(serde.decode(record.value()))
                        .ifPresentOrElse(fact -> facts.put(key, fact), () -> facts.remove(key));
            });
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer(String isolation) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers, "isolation.level", isolation, "fetch.max.wait.ms", "20"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
