package dev.tributary.producers.ledger;

import dev.tributary.replay.ReplayRun;
import dev.tributary.schemas.EntityPartitioner;
import dev.tributary.schemas.FactKey;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads how far earlier replays have come: the committed records of one partition. */
public final class RunHistory {

    private static final Duration POLL = Duration.ofSeconds(1);

    private final Consumer<byte[], byte[]> consumer;
    private final Topic<ReplayRun> topic;
    private final AvroSerde<ReplayRun> serde;

    /**
     * A history.
     *
     * @param consumer a consumer that reads committed records only
     */
    public RunHistory(Consumer<byte[], byte[]> consumer, Topic<ReplayRun> topic, SchemaRegistry registry) {
        this.consumer = consumer;
        this.topic = topic;
        this.serde = AvroSerde.of(topic, registry);
    }

    /** The latest run of these files, as it was last recorded. */
    public Optional<ReplayRun> latest(String workspace, String dataset, String fingerprint) {
        byte[] prefix = (FactKey.join(workspace, dataset) + "/").getBytes(StandardCharsets.UTF_8);
        int partitions = consumer.partitionsFor(topic.name()).size();
        TopicPartition partition =
                new TopicPartition(topic.name(), EntityPartitioner.partition(prefix, prefix.length - 1, partitions));
        return Run.latest(read(partition, prefix), fingerprint);
    }

    private List<ReplayRun> read(TopicPartition partition, byte[] prefix) {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        Map<String, ReplayRun> lastByRun = new HashMap<>();
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.key() != null && startsWith(record.key(), prefix)) {
                    ReplayRun run = serde.decode(record.value());
                    if (run != null) {
                        lastByRun.put(run.getRun(), run);
                    }
                }
            }
        }
        return new ArrayList<>(lastByRun.values());
    }

    private static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }
}
