package dev.tributary.producers.ledger;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Remembers how far the facts of each partition have come. Failures need no care here: the transaction cannot commit
 * after one, and tells its cause then.
 */
final class SentOffsets implements Callback {

    private final String topic;
    private final AtomicLongArray next;

    SentOffsets(String topic, int partitions) {
        this.topic = topic;
        this.next = new AtomicLongArray(partitions);
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata sent, @Nullable Exception failure) {
        if (failure == null && sent != null && sent.topic().equals(topic)) {
            next.lazySet(sent.partition(), sent.offset() + 1);
        }
    }

    Map<Integer, Long> next() {
        Map<Integer, Long> found = new TreeMap<>();
        for (int partition = 0; partition < next.length(); partition++) {
            if (next.get(partition) > 0) {
                found.put(partition, next.get(partition));
            }
        }
        return found;
    }
}
