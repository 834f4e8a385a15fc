package dev.tributary.streams.query;

import dev.tributary.query.Progress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.TaskMetadata;

/**
 * How far the tasks of this instance have come in their inputs.
 *
 * <p>The end of a topic lies behind the markers that end transactions. Markers are no records and no task takes them up, so
 * at rest the committed offset may stay a little before the end; a consumer of our own looks whether any record is in
 * between. Records of a transaction that is still open, or whose markers the broker has not written yet, lie before the end
 * too: what they lead to is still to come.
 *
 * <p>Which tasks there are is told by the threads, and they leave out those that wait to be initialised. So the ends are those
 * of all inputs: a partition that no instance has a task for is seen to be missing.
 */
public final class TaskProgress implements AutoCloseable {

    /** Where a lag cannot be told. */
    public static final long UNKNOWN = -1;

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final KafkaStreams streams;
    private final Consumer<byte[], byte[]> probe;
    private final Admin admin;
    private final Set<TopicPartition> inputs;
    private final Map<TopicPartition, Long> skipped = new HashMap<>();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("task-progress").factory());
    private final SharedLook<Progress> look = new SharedLook<>(this::look);
    private volatile Progress last = Progress.none();

    /**
     * Watches an instance.
     *
     * @param probe a consumer that reads committed records and the offsets of the application's group, which it never
     *     joins
     * @param inputs every partition that the topology reads
     */
    public TaskProgress(KafkaStreams streams, Consumer<byte[], byte[]> probe, Admin admin, Set<TopicPartition> inputs) {
        this.streams = streams;
        this.probe = probe;
        this.admin = admin;
        this.inputs = inputs;
    }

    /** Looks every second from now on, so that an answer can tell its lag without asking the brokers. */
    public void watch() {
        looks.scheduleWithFixedDelay(
                () -> {
                    try {
                        read();
                    } catch (KafkaException | IllegalStateException notNow) {
                        last = Progress.none();
                    }
                },
                LOOK.toMillis(),
                LOOK.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** What this instance's tasks have taken up, and what there is. */
    public Progress read() {
        return look.take();
    }

    private synchronized Progress look() {
        Map<TopicPartition, Long> taken = committed();
        Map<TopicPartition, Long> end = written();
        Map<TopicPartition, Long> committedEnd = probe.endOffsets(taken.keySet());
        Map<TopicPartition, Long> caughtUp = new HashMap<>();
        taken.forEach((input, offset) ->
                caughtUp.put(input, withoutMarkers(input, offset, committedEnd.getOrDefault(input, offset))));
        last = new Progress(byTopic(caughtUp), byTopic(end));
        return last;
    }

    /** The same as at the last look, without asking the brokers. */
    public Progress last() {
        return last;
    }

    /** Whether a running task of this instance has this input. */
    public boolean owns(String topic, int partition) {
        return activeTasks().stream()
                .anyMatch(task -> task.topicPartitions().contains(new TopicPartition(topic, partition)));
    }

    /** Records of all inputs with this partition number which were not yet taken up at the last look. */
    public long lag(int partition) {
        Progress progress = last;
        return progress.taken().isEmpty()
                ? UNKNOWN
                : progress.taken().keySet().stream()
                        .mapToLong(topic -> progress.lag(topic, partition))
                        .sum();
    }

    @Override
    public void close() {
        looks.shutdownNow();
        synchronized (this) {
            probe.close();
            admin.close();
        }
    }

    private List<TaskMetadata> activeTasks() {
        return streams.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .toList();
    }

    /** The group's offsets of this instance's inputs; a task itself knows only what it committed since it started. */
    private Map<TopicPartition, Long> committed() {
        Set<TopicPartition> ours = activeTasks().stream()
                .flatMap(task -> task.topicPartitions().stream())
                .collect(Collectors.toSet());
        Map<TopicPartition, Long> committed = new HashMap<>();
        probe.committed(ours).forEach((input, offset) -> committed.put(input, offset == null ? 0 : offset.offset()));
        return committed;
    }

    private Map<TopicPartition, Long> written() {
        Map<TopicPartition, OffsetSpec> latest =
                inputs.stream().collect(Collectors.toMap(Function.identity(), input -> OffsetSpec.latest()));
        try {
            return admin
                    .listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                    .all()
                    .get()
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset()));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while asking for the ends of the inputs", e);
        }
    }

    private long withoutMarkers(TopicPartition input, long taken, long end) {
        long from = Math.max(taken, skipped.getOrDefault(input, 0L));
        if (from >= end) {
            return Math.max(from, taken);
        }
        long next = nextRecord(input, from, end);
        if (next > from) {
            skipped.put(input, next);
        }
        return next;
    }

    /** Offset of the first record at or after {@code from}, or {@code end} where there is none before it. */
    private long nextRecord(TopicPartition input, long from, long end) {
        probe.assign(List.of(input));
        probe.seek(input, from);
        try {
            long position = from;
            while (position < end) {
                ConsumerRecords<byte[], byte[]> records = probe.poll(PATIENCE);
                for (ConsumerRecord<byte[], byte[]> record : records.records(input)) {
                    return record.offset();
                }
                if (probe.position(input) == position) {
                    return position;
                }
                position = probe.position(input);
            }
            return position;
        } finally {
            probe.unsubscribe();
        }
    }

    private static Map<String, Map<Integer, Long>> byTopic(Map<TopicPartition, Long> offsets) {
        return offsets.entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.getKey().topic(),
                        TreeMap::new,
                        Collectors.toMap(entry -> entry.getKey().partition(), Map.Entry::getValue)));
    }
}
