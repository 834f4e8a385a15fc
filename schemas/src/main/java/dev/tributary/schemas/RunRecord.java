package dev.tributary.schemas;

import dev.tributary.replay.ReplayRun;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Where the record of a run stands in its topic: all runs of a dataset share the part of the key by which it is partitioned. */
public final class RunRecord {

    private RunRecord() {}

    /** The key of a run, {@code workspace/dataset/run}. */
    public static byte[] key(String workspace, String dataset, String run) {
        return FactKey.join(workspace, dataset, run).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The record of a run, at the time it was written.
     *
     * @param partitions how many the topic has
     */
    public static ProducerRecord<byte[], byte[]> of(
            ReplayRun run, Topic<ReplayRun> topic, SchemaRegistry registry, int partitions) {
        byte[] key = key(run.getWorkspace(), run.getDataset(), run.getRun());
        byte[] value = Objects.requireNonNull(AvroSerde.of(topic, registry).encode(run));
        int partition = EntityPartitioner.partition(key, partitions);
        return new ProducerRecord<>(topic.name(), partition, run.getUpdatedAt().toEpochMilli(), key, value);
    }
}
