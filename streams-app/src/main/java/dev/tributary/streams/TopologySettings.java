package dev.tributary.streams;

import dev.tributary.schemas.Topics;
import dev.tributary.streams.attribution.AttributionSettings;
import dev.tributary.streams.state.StoreSuppliers;
import java.util.Map;

/**
 * What shapes the topology.
 *
 * @param topics names of the topics
 * @param partitions number of partitions by topic
 * @param stores where an instance keeps its copy of the state
 * @param liveCells cells that each task keeps live in memory, at most twice as many
 * @param attribution how conversions are attributed
 */
public record TopologySettings(
        Topics topics,
        Map<String, Integer> partitions,
        StoreSuppliers stores,
        int liveCells,
        AttributionSettings attribution) {

    public static final int DEFAULT_LIVE_CELLS = 200_000;

    int partitionsOf(String topic) {
        Integer count = partitions.get(topic);
        if (count == null) {
            throw new IllegalStateException("topic " + topic + " does not exist; create the topics first");
        }
        return count;
    }
}
