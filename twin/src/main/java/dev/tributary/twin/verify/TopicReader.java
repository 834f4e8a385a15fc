package dev.tributary.twin.verify;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads whole topics, committed records only, from the first record to a given end. */
final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final java.util.function.Consumer<String> notices;

    TopicReader(Consumer<byte[], byte[]> consumer, java.util.function.Consumer<String> notices) {
        this.consumer = consumer;
        this.notices = notices;
    }

    static TopicReader connect(Map<String, String> client, java.util.function.Consumer<String> notices) {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
        // The next topic is asked for only after the fetch at the end of this one has waited.
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        return new TopicReader(new KafkaConsumer<>(config, bytes, bytes), notices);
    }

    /** The end of each partition of those of the topics that there are. */
    Map<TopicPartition, Long> ends(Collection<String> topics) {
        List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                .filter(topic -> topics.contains(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        return Map.copyOf(consumer.endOffsets(partitions));
    }

    /** Hands over every record of a topic before the given ends; the records of a partition in their order. */
    void read(String topic, Map<TopicPartition, Long> ends, RecordHandler handler) {
        Map<TopicPartition, Long> targets = ends.entrySet().stream()
                .filter(end -> end.getKey().topic().equals(topic))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        long records = targets.values().stream().mapToLong(Long::longValue).sum();
        ReadingProgress progress = new ReadingProgress(topic, records, notices);
        consumer.assign(targets.keySet());
        consumer.seekToBeginning(targets.keySet());
        for (long read = read(targets); read < records; read = read(targets)) {
            progress.at(read);
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.offset() < targets.getOrDefault(new TopicPartition(topic, record.partition()), 0L)) {
                    handler.take(record);
                }
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private long read(Map<TopicPartition, Long> targets) {
        return targets.entrySet().stream()
                .mapToLong(target -> Math.min(consumer.position(target.getKey()), target.getValue()))
                .sum();
    }

    /** Takes up a record. */
    interface RecordHandler {
        void take(ConsumerRecord<byte[], byte[]> record);
    }
}
