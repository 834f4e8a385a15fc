package dev.tributary.ihc.worker;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Records that are answered together: of each key the newest, and where their partitions go on. */
final class Batch {

    private static final long MAX_BYTES = 64L << 20;

    private final Map<TopicPartition, Map<ByteBuffer, ConsumerRecord<byte[], byte[]>>> newest = new LinkedHashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    private long bytes;

    void add(ConsumerRecords<byte[], byte[]> records) {
        offsets.putAll(records.nextOffsets());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            ByteBuffer key = ByteBuffer.wrap(record.key() == null ? new byte[0] : record.key());
            Map<ByteBuffer, ConsumerRecord<byte[], byte[]>> own =
                    newest.computeIfAbsent(partition, any -> new LinkedHashMap<>());
            // In its new place, so that the order is that of the topic.
            ConsumerRecord<byte[], byte[]> older = own.remove(key);
            own.put(key, record);
            bytes += size(record) - (older == null ? 0 : size(older));
        }
    }

    /** Forgets partitions that are another's now. */
    void drop(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            offsets.remove(partition);
            Map<ByteBuffer, ConsumerRecord<byte[], byte[]>> own = newest.remove(partition);
            if (own != null) {
                bytes -= own.values().stream().mapToLong(Batch::size).sum();
            }
        }
    }

    boolean isEmpty() {
        return newest.isEmpty();
    }

    boolean isFull(int records) {
        return bytes >= MAX_BYTES
                || newest.values().stream().mapToInt(Map::size).sum() >= records;
    }

    List<ConsumerRecord<byte[], byte[]>> records() {
        return newest.values().stream().flatMap(own -> own.values().stream()).toList();
    }

    Map<TopicPartition, OffsetAndMetadata> offsets() {
        return Map.copyOf(offsets);
    }

    private static long size(ConsumerRecord<byte[], byte[]> record) {
        return Math.max(0, record.serializedKeySize()) + (long) Math.max(0, record.serializedValueSize());
    }
}
