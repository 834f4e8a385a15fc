package dev.tributary.producers;

import dev.tributary.schemas.EntityPartitioner;
import dev.tributary.schemas.FactKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Finds the facts of one user: those of its partition whose last record is not a tombstone. */
final class UserFacts {

    private static final Duration POLL = Duration.ofSeconds(1);

    private final Consumer<byte[], byte[]> consumer;
    private final byte[] prefix;

    private UserFacts(Consumer<byte[], byte[]> consumer, byte[] prefix) {
        this.consumer = consumer;
        this.prefix = prefix;
    }

    /**
     * The facts of a user.
     *
     * @param consumer a consumer that reads committed records only
     */
    static UserFacts of(Consumer<byte[], byte[]> consumer, String workspace, String user) {
        return new UserFacts(consumer, (FactKey.join(workspace, user) + "/").getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Those on a topic, as far as it is written and committed now. */
    Found on(String topic) {
        int partitions = consumer.partitionsFor(topic).size();
        int partition = EntityPartitioner.partition(prefix, prefix.length - 1, partitions);
        return new Found(topic, partition, partitions, read(new TopicPartition(topic, partition)));
    }

    private Map<ByteBuffer, Long> read(TopicPartition partition) {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        Map<ByteBuffer, Long> timeByKey = new HashMap<>();
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (!isOfUser(record.key())) {
                    continue;
                }
                if (record.value() == null) {
                    timeByKey.remove(ByteBuffer.wrap(record.key()));
                } else {
                    timeByKey.put(ByteBuffer.wrap(record.key()), record.timestamp());
                }
            }
        }
        return timeByKey;
    }

    private boolean isOfUser(byte[] key) {
        return key != null
                && key.length >= prefix.length
                && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }

    /**
     * The facts of a user on a topic.
     *
     * @param partition where they all are
     * @param partitions how many the topic has
     * @param timeByKey the event time of each, by its key
     */
    record Found(String topic, int partition, int partitions, Map<ByteBuffer, Long> timeByKey) {}
}
