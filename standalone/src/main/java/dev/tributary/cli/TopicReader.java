package dev.tributary.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.SchemaRegistry;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Prints the committed records of a topic.
 *
 * @param client settings of a Kafka client
 * @param fromBeginning starts at the first record, not at the end
 * @param follow waits for more at the end
 * @param limit ends after this many records
 */
record TopicReader(Map<String, String> client, boolean fromBeginning, boolean follow, long limit) {

    private static final Duration POLL = Duration.ofMillis(500);

    void print(Readable.Entry entry, SchemaRegistry registry, PrintStream out) {
        Function<ConsumerRecord<String, byte[]>, ObjectNode> json = format(entry, registry);
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", "false");
        settings.put("default.api.timeout.ms", "10000");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = partitions(consumer, entry.topic());
            consumer.assign(partitions);
            if (fromBeginning) {
                consumer.seekToBeginning(partitions);
            } else {
                consumer.seekToEnd(partitions);
            }
            print(consumer, json, out);
        }
    }

    private void print(
            KafkaConsumer<String, byte[]> consumer,
            Function<ConsumerRecord<String, byte[]>, ObjectNode> json,
            PrintStream out) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        long printed = 0;
        while (!out.checkError() && (follow || !reached(consumer, ends))) {
            for (ConsumerRecord<String, byte[]> kafkaRecord : consumer.poll(POLL)) {
                out.println(json.apply(kafkaRecord));
                if (++printed == limit) {
                    return;
                }
            }
        }
    }

    private static boolean reached(KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer, String topic) {
        List<PartitionInfo> found =
                Optional.ofNullable(consumer.partitionsFor(topic)).orElseGet(List::of);
        if (found.isEmpty()) {
            throw new UnreachableException("the brokers have no topic " + topic + " yet");
        }
        return found.stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private static Function<ConsumerRecord<String, byte[]>, ObjectNode> format(
            Readable.Entry entry, SchemaRegistry registry) {
        return entry.values()
                .map(topic -> AvroSerde.of(topic, registry))
                .<Function<ConsumerRecord<String, byte[]>, ObjectNode>>map(serde -> kafkaRecord -> {
                    ObjectNode line = head(kafkaRecord);
                    line.set("value", RecordJson.of(serde.decode(kafkaRecord.value())));
                    return line;
                })
                .orElse(TopicReader::deadLetter);
    }

    private static ObjectNode deadLetter(ConsumerRecord<String, byte[]> kafkaRecord) {
        ObjectNode line = head(kafkaRecord);
        for (Header header : kafkaRecord.headers()) {
            line.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        byte[] value = kafkaRecord.value();
        return line.put("value", value == null ? "" : new String(value, StandardCharsets.UTF_8));
    }

    private static ObjectNode head(ConsumerRecord<String, byte[]> kafkaRecord) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("key", kafkaRecord.key())
                .put("time", Instant.ofEpochMilli(kafkaRecord.timestamp()).toString());
    }
}
