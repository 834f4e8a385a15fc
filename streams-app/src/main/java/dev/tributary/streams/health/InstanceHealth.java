package dev.tributary.streams.health;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.processor.StateRestoreListener;

/**
 * Three answers that differ: alive (restarting would not help), ready (all its partitions take up facts and answer) and
 * the state of each restoration. Restoring is not ready, though Kafka Streams calls it rebalancing.
 */
public final class InstanceHealth implements StateRestoreListener {

    private final KafkaStreams streams;
    private final Map<String, Restoration> restorations = new ConcurrentHashMap<>();
    private final AtomicLong failures = new AtomicLong();
    private volatile String lastFailure = "";

    public InstanceHealth(KafkaStreams streams) {
        this.streams = streams;
    }

    /** Why the instance should be restarted; empty while it lives. */
    public Map<String, Object> notAlive() {
        State state = streams.state();
        return state == State.ERROR || state == State.NOT_RUNNING
                ? Map.of("state", state.name(), "last_failure", lastFailure)
                : Map.of();
    }

    /** Why the instance should not be asked; empty while it is ready. */
    public Map<String, Object> notReady() {
        State state = streams.state();
        Map<String, Object> reasons = new LinkedHashMap<>();
        if (state != State.RUNNING) {
            reasons.put("state", state.name());
        }
        Map<String, Restoration> open = openRestorations();
        if (!open.isEmpty()) {
            reasons.put("restoring", open);
        }
        return reasons;
    }

    /** State, threads with their tasks, restorations under way. */
    public Map<String, Object> status() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("state", streams.state().name());
        status.put("threads", threads());
        status.put("restoring", openRestorations());
        status.put("thread_failures", failures.get());
        status.put("last_failure", lastFailure);
        return status;
    }

    /** A stream thread died of this. */
    public void failed(Throwable error) {
        failures.incrementAndGet();
        lastFailure = error.getCause() == null ? text(error) : text(error) + "; caused by " + text(root(error));
    }

    private static String text(Throwable error) {
        return error.getClass().getSimpleName() + ": " + error.getMessage();
    }

    private static Throwable root(Throwable error) {
        return error.getCause() == null ? error : root(error.getCause());
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long from, long to) {
        restorations.put(name(changelog, store), new Restoration(0, Math.max(0, to - from)));
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long end, long records) {
        restorations.computeIfPresent(
                name(changelog, store), (name, known) -> new Restoration(known.restored() + records, known.total()));
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long total) {
        restorations.remove(name(changelog, store));
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long total) {
        restorations.remove(name(changelog, store));
    }

    private Map<String, Restoration> openRestorations() {
        return new TreeMap<>(restorations);
    }

    private Map<String, Object> threads() {
        Map<String, Object> threads = new TreeMap<>();
        for (ThreadMetadata thread : streams.metadataForLocalThreads()) {
            threads.put(
                    thread.threadName(),
                    Map.of(
                            "state", thread.threadState(),
                            "active",
                                    thread.activeTasks().stream()
                                            .map(task -> task.taskId().toString())
                                            .sorted()
                                            .toList(),
                            "standby",
                                    thread.standbyTasks().stream()
                                            .map(task -> task.taskId().toString())
                                            .sorted()
                                            .toList()));
        }
        return threads;
    }

    private static String name(TopicPartition changelog, String store) {
        return store + "-" + changelog.partition();
    }

    /** Records restored so far, and in all. */
    public record Restoration(long restored, long total) {}
}
