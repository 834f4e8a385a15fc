package dev.tributary.schemas;

import dev.tributary.replay.ReplayRun;
import dev.tributary.schemas.serde.SchemaRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The records of runs: all runs of a dataset share the part of the key by which they are partitioned. */
public final class RunRecords {

    private final TopicRecords<ReplayRun> records;

    private RunRecords(TopicRecords<ReplayRun> records) {
        this.records = records;
    }

    /** The records of runs for that producer to send. */
    public static RunRecords of(Topics topics, SchemaRegistry registry, Producer<byte[], byte[]> producer) {
        return new RunRecords(TopicRecords.of(topics.replayRuns(), registry, producer));
    }

    /** The key of a run, {@code workspace/dataset/run}. */
    public static String key(String workspace, String dataset, String run) {
        return FactKey.join(workspace, dataset, run);
    }

    /** A new run that was done in one go and read no file; who did it is still to be set. */
    public static ReplayRun.Builder complete(
            String workspace, String dataset, long rows, Instant startedAt, Instant endedAt) {
        return ReplayRun.newBuilder()
                .setWorkspace(workspace)
                .setRun(UUID.randomUUID().toString())
                .setDataset(dataset)
                .setFiles(List.of())
                .setStartedAt(startedAt)
                .setUpdatedAt(endedAt)
                .setRowsRead(rows)
                .setRowsSent(rows)
                .setRowsSkipped(0)
                .setRowsRejected(Map.of())
                .setRowsFlagged(Map.of())
                .setComplete(true);
    }

    /** The record of a run, at the time it was written. */
    public ProducerRecord<byte[], byte[]> record(ReplayRun run) {
        return records.record(key(run.getWorkspace(), run.getDataset(), run.getRun()), run, run.getUpdatedAt());
    }
}
