package dev.tributary.query.routing;

import dev.tributary.query.Placements;
import dev.tributary.query.Placements.Instance;
import dev.tributary.query.Progress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How far all instances together have come.
 *
 * @param placements where everything lives
 * @param instances progress by address of the instance; empty for one that did not answer
 */
public record ClusterProgress(Placements placements, Map<String, Optional<Progress>> instances) {

    /** All that the instances reported, as one. */
    public Progress total() {
        return instances.values().stream().flatMap(Optional::stream).reduce(Progress.none(), Progress::plus);
    }

    /** Whether every instance answered, every partition has an owner, and every owner is at the end of its input. */
    public boolean settled() {
        return total().settled() && whole();
    }

    /**
     * Whether every instance answered and every partition has an owner that tells of it, so that nothing is left out of the
     * total. While a partition moves, an instance may own it by its placement and have no task for it yet.
     */
    public boolean whole() {
        return instances.values().stream().allMatch(Optional::isPresent)
                && total().whole()
                && !placements.partitions().isEmpty()
                && placements.partitions().entrySet().stream()
                        .allMatch(rollup -> owned(rollup.getKey(), rollup.getValue()));
    }

    private boolean owned(String rollup, int partitions) {
        Set<Integer> owned = placements.instances().stream()
                .map(Instance::active)
                .flatMap(active -> active.getOrDefault(rollup, List.of()).stream())
                .collect(Collectors.toSet());
        return IntStream.range(0, partitions).allMatch(owned::contains);
    }
}
