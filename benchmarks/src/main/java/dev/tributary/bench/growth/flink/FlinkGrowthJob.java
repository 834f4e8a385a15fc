package dev.tributary.bench.growth.flink;

import dev.tributary.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Active users by day, week and month, retention and lifetime value by cohort, device and source, kept exactly once in
 * Flink's heap state. It takes events in any order, but neither knows an event again that it has seen, nor corrects or
 * removes one, and it publishes nothing: much less than what it is compared with.
 *
 * <p>The mini cluster runs in this JVM, so that one run at a time tells what it found through static fields.
 */
public final class FlinkGrowthJob {

    private static final Map<String, CellDelta> CELLS = new ConcurrentHashMap<>();
    private static final AtomicReference<Runnable> ON_START = new AtomicReference<>(() -> {});
    private static volatile boolean running;

    private FlinkGrowthJob() {}

    /**
     * Runs until all that is on the topics now is taken up.
     *
     * @param onFirstEvent called once, when the first event is taken up
     * @return every cell that is not zero
     */
    public static Map<String, CellDelta> run(
            String bootstrapServers,
            String schemaRegistry,
            Topics topics,
            int parallelism,
            Path folder,
            Duration checkpoints,
            Runnable onFirstEvent)
            throws Exception {
        CELLS.clear();
        running = false;
        ON_START.set(onFirstEvent);
        StreamExecutionEnvironment flink =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism, settings(folder));
        flink.enableCheckpointing(checkpoints.toMillis(), CheckpointingMode.EXACTLY_ONCE);
        flink.getConfig().enableObjectReuse();
        KafkaSource<UserEvent> source = KafkaSource.<UserEvent>builder()
                .setBootstrapServers(bootstrapServers)
                .setTopics(topics.sessions().name(), topics.orders().name())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setBounded(OffsetsInitializer.latest())
                .setDeserializer(new EventReader(topics, schemaRegistry))
                .build();
        flink.fromSource(source, WatermarkStrategy.noWatermarks(), "facts")
                .keyBy(event -> event.user)
                .process(new UserFunction())
                .name("users")
                .keyBy(delta -> delta.cell)
                .process(new CellFunction())
                .name("cells")
                .sinkTo(new DiscardingSink<>());
        flink.execute("growth");
        CELLS.values().removeIf(cell -> cell.users == 0 && cell.orders == 0 && cell.revenue == 0);
        return Map.copyOf(CELLS);
    }

    static void started() {
        if (!running) {
            running = true;
            ON_START.getAndSet(() -> {}).run();
        }
    }

    static void tell(CellDelta cell) {
        CELLS.put(cell.cell, cell);
    }

    private static Configuration settings(Path folder) {
        return new Configuration()
                .set(StateBackendOptions.STATE_BACKEND, "hashmap")
                .set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem")
                .set(
                        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                        folder.resolve("checkpoints").toUri().toString());
    }
}
