package dev.tributary.producers;

import dev.tributary.producers.ledger.PartitionReader;
import dev.tributary.schemas.EntityPartitioner;
import dev.tributary.schemas.FactKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Finds the facts of one user: those of its partition whose last record is not a tombstone. */
final class UserFacts {

    private final PartitionReader reader;
    private final byte[] prefix;

    private UserFacts(PartitionReader reader, byte[] prefix) {
        this.reader = reader;
        this.prefix = prefix;
    }

    static UserFacts of(PartitionReader reader, String workspace, String user) {
        return new UserFacts(reader, (FactKey.join(workspace, user) + "/").getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Those on a topic, as far as it is written and committed now. */
    Found on(String topic) {
        int partitions = reader.partitions(topic);
        int partition = EntityPartitioner.partition(prefix, prefix.length - 1, partitions);
        return new Found(topic, partition, partitions, read(new TopicPartition(topic, partition)));
    }

    private Map<ByteBuffer, Long> read(TopicPartition partition) {
        Map<ByteBuffer, Long> timeByKey = new HashMap<>();
        reader.read(partition, record -> {
            if (!isOfUser(record.key())) {
                return;
            }
            if (record.value() == null) {
                timeByKey.remove(ByteBuffer.wrap(record.key()));
            } else {
                timeByKey.put(ByteBuffer.wrap(record.key()), record.timestamp());
            }
        });
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
