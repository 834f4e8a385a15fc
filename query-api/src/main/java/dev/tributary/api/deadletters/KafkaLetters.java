package dev.tributary.api.deadletters;

import dev.tributary.api.http.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The topic in a cluster. For one thread. */
final class KafkaLetters implements Letters {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSE = Duration.ofSeconds(1);
    private static final long PATIENCE_NANOS = Duration.ofSeconds(10).toNanos();

    private final Consumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Long> begins;
    private final Map<TopicPartition, Long> ends;

    /** Looks at a topic with a reader of committed records, which is closed with it. */
    KafkaLetters(Consumer<byte[], byte[]> consumer, String topic) {
        this.consumer = consumer;
        try {
            this.partitions = IntStream.range(0, consumer.partitionsFor(topic).size())
                    .mapToObj(part -> new TopicPartition(topic, part))
                    .toList();
            this.begins = consumer.beginningOffsets(partitions);
            this.ends = consumer.endOffsets(partitions);
        } catch (RuntimeException failure) {
            consumer.close(CloseOptions.timeout(CLOSE));
            throw failure;
        }
    }

    @Override
    public int partitions() {
        return partitions.size();
    }

    @Override
    public long begin(int partition) {
        return begins.getOrDefault(partitions.get(partition), 0L);
    }

    @Override
    public long end(int partition) {
        return ends.getOrDefault(partitions.get(partition), 0L);
    }

    @Override
    public void read(
            int partition, long from, long until, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each) {
        TopicPartition part = partitions.get(partition);
        consumer.assign(List.of(part));
        consumer.seek(part, from);
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (consumer.position(part) < until) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.offset() < until) {
                    each.accept(record);
                }
            }
            if (System.nanoTime() - deadline > 0) {
                throw ProblemException.unavailable("Kafka, which keeps the dead letters, is slow; try again.");
            }
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE));
    }
}
