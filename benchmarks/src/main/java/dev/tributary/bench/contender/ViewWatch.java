package dev.tributary.bench.contender;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a view topic from now on as its subscribers do, committed records only, until closed. */
final class ViewWatch implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Thread thread;
    private volatile boolean stopped;

    private ViewWatch(KafkaConsumer<String, byte[]> consumer, Consumer<String> keys) {
        this.thread = Thread.ofPlatform().name("view-watch").start(() -> {
            try (consumer) {
                while (!stopped) {
                    consumer.poll(POLL).forEach(record -> keys.accept(record.key()));
                }
            }
        });
    }

    static ViewWatch start(Arena arena, String topic, Consumer<String> keys) {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        arena.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return new ViewWatch(consumer, keys);
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        thread.join();
    }
}
