package dev.tributary.streams.query;

import dev.tributary.query.Placements;
import dev.tributary.query.Placements.Instance;
import dev.tributary.streams.RollupHome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;

/**
 * Tells which instance holds which partitions. Partition numbers of different sub-topologies are unrelated, so only the
 * partitions of the topic count that feeds a rollup's own store.
 */
public final class PlacementReader {

    private final KafkaStreams streams;
    private final Map<String, RollupHome> homes;
    private final Map<String, Integer> partitions;

    /**
     * Reads from an instance.
     *
     * @param partitions number of partitions by topic
     */
    public PlacementReader(KafkaStreams streams, Map<String, RollupHome> homes, Map<String, Integer> partitions) {
        this.streams = streams;
        this.homes = homes;
        this.partitions = partitions;
    }

    /** Where everything is, as this instance last heard. */
    public Placements placements() {
        List<Instance> instances = streams.metadataForAllStreamsClients().stream()
                .filter(instance -> !instance.hostInfo().host().equals("unavailable"))
                .map(this::instance)
                .toList();
        Map<String, Integer> counts = new TreeMap<>();
        homes.forEach((name, home) -> counts.put(name, partitions.getOrDefault(home.input(), 0)));
        return new Placements(instances, counts);
    }

    private Instance instance(StreamsMetadata instance) {
        String url = "http://" + instance.hostInfo().host() + ":"
                + instance.hostInfo().port();
        return new Instance(url, held(instance.topicPartitions()), held(instance.standbyTopicPartitions()));
    }

    private Map<String, List<Integer>> held(Set<TopicPartition> inputs) {
        Map<String, List<Integer>> held = new TreeMap<>();
        homes.forEach((name, home) -> held.put(
                name,
                inputs.stream()
                        .filter(input -> input.topic().equals(home.input()))
                        .map(TopicPartition::partition)
                        .sorted()
                        .toList()));
        return held;
    }
}
