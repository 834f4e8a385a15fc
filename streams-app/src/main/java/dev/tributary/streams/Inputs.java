package dev.tributary.streams;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription.Source;

/** Every partition that a topology reads, whichever instance has its task. */
final class Inputs {

    private Inputs() {}

    /**
     * Those of a topology.
     *
     * @param partitions number of partitions by topic; one that is not among them has none
     */
    static Set<TopicPartition> of(Topology topology, Map<String, Integer> partitions) {
        return topology.describe().subtopologies().stream()
                .flatMap(subtopology -> subtopology.nodes().stream())
                .flatMap(node -> node instanceof Source source ? source.topicSet().stream() : Stream.empty())
                .flatMap(topic -> IntStream.range(0, partitions.getOrDefault(topic, 0))
                        .mapToObj(partition -> new TopicPartition(topic, partition)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
