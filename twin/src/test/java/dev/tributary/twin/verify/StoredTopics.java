package dev.tributary.twin.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Topics of one partition in memory, read like Kafka's. */
final class StoredTopics extends MockConsumer<byte[], byte[]> {

    private final Map<String, List<ConsumerRecord<byte[], byte[]>>> records = new TreeMap<>();

    StoredTopics() {
        super("earliest");
    }

    void create(String topic) {
        records.put(topic, new ArrayList<>());
        updatePartitions(topic, List.of(new PartitionInfo(topic, 0, null, null, null)));
        updateBeginningOffsets(Map.of(new TopicPartition(topic, 0), 0L));
        updateEndOffsets(Map.of(new TopicPartition(topic, 0), 0L));
    }

    /** Appends a record and tells its offset. */
    long append(String topic, byte[] key, byte[] value) {
        return append(topic, key, value, new RecordHeaders());
    }

    long append(String topic, byte[] key, byte[] value, Headers headers) {
        List<ConsumerRecord<byte[], byte[]>> log = records.get(topic);
        long offset = log.size();
        log.add(new ConsumerRecord<>(
                topic,
                0,
                offset,
                0,
                TimestampType.CREATE_TIME,
                key == null ? -1 : key.length,
                value == null ? -1 : value.length,
                key,
                value,
                headers,
                Optional.empty()));
        updateEndOffsets(Map.of(new TopicPartition(topic, 0), offset + 1));
        return offset;
    }

    @Override
    public synchronized void assign(Collection<TopicPartition> partitions) {
        super.assign(partitions);
        partitions.forEach(partition -> records.get(partition.topic()).forEach(this::addRecord));
    }
}
