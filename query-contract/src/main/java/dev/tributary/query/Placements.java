package dev.tributary.query;

import java.util.List;
import java.util.Map;

/**
 * Which instances hold which partitions of which rollup, as one instance knows it ({@code GET /internal/placements}).
 *
 * @param instances every instance of the application
 * @param partitions number of partitions of each rollup, by name
 */
public record Placements(List<Instance> instances, Map<String, Integer> partitions) {

    /**
     * One instance.
     *
     * @param url base address of its internal endpoint, such as {@code http://10.0.0.7:7070}
     * @param active partitions it owns, by rollup name
     * @param standby partitions it keeps a warm copy of, by rollup name
     */
    public record Instance(String url, Map<String, List<Integer>> active, Map<String, List<Integer>> standby) {}
}
