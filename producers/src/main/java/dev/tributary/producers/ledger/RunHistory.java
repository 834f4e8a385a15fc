package dev.tributary.producers.ledger;

import dev.tributary.replay.ReplayRun;
import dev.tributary.schemas.EntityPartitioner;
import dev.tributary.schemas.FactKey;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** Reads how far earlier replays have come: the committed records of one partition. */
public final class RunHistory {

    private final PartitionReader reader;
    private final Topic<ReplayRun> topic;
    private final AvroSerde<ReplayRun> serde;

    public RunHistory(PartitionReader reader, Topic<ReplayRun> topic, SchemaRegistry registry) {
        this.reader = reader;
        this.topic = topic;
        this.serde = AvroSerde.of(topic, registry);
    }

    /** The latest run of these files, as it was last recorded. */
    public Optional<ReplayRun> latest(String workspace, String dataset, String fingerprint) {
        byte[] prefix = (FactKey.join(workspace, dataset) + "/").getBytes(StandardCharsets.UTF_8);
        int partitions = reader.partitions(topic.name());
        TopicPartition partition =
                new TopicPartition(topic.name(), EntityPartitioner.partition(prefix, prefix.length - 1, partitions));
        return Run.latest(read(partition, prefix), fingerprint);
    }

    private List<ReplayRun> read(TopicPartition partition, byte[] prefix) {
        Map<String, ReplayRun> lastByRun = new HashMap<>();
        reader.read(partition, record -> {
            if (record.key() != null && startsWith(record.key(), prefix)) {
                ReplayRun run = serde.decode(record.value());
                if (run != null) {
                    lastByRun.put(run.getRun(), run);
                }
            }
        });
        return new ArrayList<>(lastByRun.values());
    }

    private static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }
}
