package dev.tributary.faults;

import dev.tributary.producers.ledger.PartitionReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** All committed records of a topic. */
final class CommittedRecords {

    private CommittedRecords() {}

    static List<ConsumerRecord<byte[], byte[]>> read(String kafka, String topic) {
        try (PartitionReader reader =
                new PartitionReader(consumer(kafka, "read_committed"), consumer(kafka, "read_uncommitted"))) {
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            reader.read(
                    IntStream.range(0, reader.partitions(topic))
                            .mapToObj(partition -> new TopicPartition(topic, partition))
                            .toList(),
                    records::add);
            return records;
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String kafka, String isolation) {
        // The broker holds back the next request until the fetch at the end of a topic has waited.
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka, "isolation.level", isolation, "fetch.max.wait.ms", "20");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
