package dev.tributary.producers.ledger;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Remembers how far the facts of each partition of a topic have come. Failures need no care here: the transaction cannot
 * commit after one, and tells its cause then.
 */
public final class SentOffsets implements Callback {

    private final AtomicLongArray next;

    public SentOffsets(int partitions) {
        this.next = new AtomicLongArray(partitions);
    }

    /** The number of partitions of the topic. */
    public int partitions() {
        return next.length();
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata sent, @Nullable Exception failure) {
        if (failure == null && sent != null) {
            next.lazySet(sent.partition(), sent.offset() + 1);
        }
    }

    /** The offset after the last fact sent to each partition, for those that got any. */
    public Map<Integer, Long> next() {
        Map<Integer, Long> found = new TreeMap<>();
        for (int partition = 0; partition < next.length(); partition++) {
            if (next.get(partition) > 0) {
                found.put(partition, next.get(partition));
            }
        }
        return found;
    }
}
