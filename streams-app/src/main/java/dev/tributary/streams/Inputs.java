package dev.tributary.streams;

import java.util.Map;
import java.util.Optional;
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
     * @param partitions number of partitions by topic
     * @throws IllegalArgumentException where a topic is not among them
     */
    static Set<TopicPartition> of(Topology topology, Map<String, Integer> partitions) {
        return topology.describe().subtopologies().stream()
                .flatMap(subtopology -> subtopology.nodes().stream())
                .flatMap(node -> node instanceof Source source ? source.topicSet().stream() : Stream.empty())
                .flatMap(topic -> IntStream.range(0, count(topic, partitions))
                        .mapToObj(partition -> new TopicPartition(topic, partition)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static int count(String topic, Map<String, Integer> partitions) {
        return Optional.ofNullable(partitions.get(topic))
                .orElseThrow(() -> new IllegalArgumentException("nobody told the partitions of " + topic));
    }
}
