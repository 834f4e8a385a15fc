package dev.tributary.bench.contender;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Waits until an application has taken up all of its input, internal topics included, and committed that.
 *
 * <p>An offset short of the end counts as the end where nothing but transaction markers follows.
 */
public final class Drain implements AutoCloseable {

    private static final Duration GIVE_UP = Duration.ofSeconds(120);
    private static final long PAUSE_MILLIS = 50;
    private static final long MARKERS_AT_MOST = 200;

    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> reader;
    private final String group;
    private final List<String> factTopics;
    private final Set<String> internalTopics;

    /** Watches an application by its id, which is its consumer group. */
    public Drain(Arena arena, String applicationId) {
        this.admin = arena.admin();
        this.group = applicationId;
        this.factTopics = arena.factTopics();
        this.internalTopics = Set.of(arena.topics().partials());
        this.reader = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        arena.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * Waits.
     *
     * @param enough gives up quietly where this becomes true
     * @return whether everything was taken up
     * @throws IllegalStateException where nothing moved for two minutes
     */
    public boolean await(BooleanSupplier enough) throws InterruptedException, ExecutionException {
        Map<TopicPartition, Long> factEnds = ends(partitions(factTopics));
        long best = -1;
        long moved = System.nanoTime();
        while (!enough.getAsBoolean()) {
            Map<TopicPartition, Long> committed = committed();
            if (reached(factEnds, committed) && internalDrained(committed)) {
                return true;
            }
            long sum = committed.values().stream().mapToLong(Long::longValue).sum();
            if (sum > best) {
                best = sum;
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > GIVE_UP.toNanos()) {
                throw new IllegalStateException(
                        group + " has not committed anything for " + GIVE_UP.toSeconds() + " s");
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return false;
    }

    @Override
    public void close() {
        reader.close();
        admin.close();
    }

    private boolean internalDrained(Map<TopicPartition, Long> committed)
            throws ExecutionException, InterruptedException {
        List<String> topics = admin.listTopics().names().get().stream()
                .filter(topic ->
                        internalTopics.contains(topic) || (topic.startsWith(group) && topic.endsWith("-repartition")))
                .toList();
        Map<TopicPartition, Long> ends = ends(partitions(topics));
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            long from = committed.getOrDefault(end.getKey(), 0L);
            if (end.getValue() - from > MARKERS_AT_MOST || !onlyMarkers(end.getKey(), from, end.getValue())) {
                return false;
            }
        }
        return true;
    }

    private boolean onlyMarkers(TopicPartition partition, long from, long end) {
        if (from >= end) {
            return true;
        }
        reader.assign(List.of(partition));
        reader.seek(partition, from);
        boolean empty = reader.poll(Duration.ofMillis(200)).isEmpty();
        return empty && reader.position(partition) >= end;
    }

    private static boolean reached(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> committed) {
        return ends.entrySet().stream().allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private Map<TopicPartition, Long> committed() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        return offsets.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private Collection<TopicPartition> partitions(List<String> topics) throws ExecutionException, InterruptedException {
        List<TopicPartition> partitions = new ArrayList<>();
        admin.describeTopics(topics).allTopicNames().get().forEach((topic, description) -> description
                .partitions()
                .forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition()))));
        return partitions;
    }

    private Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        return admin
                .listOffsets(partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())))
                .all()
                .get()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }
}
