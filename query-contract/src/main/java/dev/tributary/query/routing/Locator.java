package dev.tributary.query.routing;

import dev.tributary.query.Placements;
import dev.tributary.query.Placements.Instance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** Which instances to ask for which partitions of one rollup. */
record Locator(Placements placements, String rollup) {

    /** The two ways of holding a partition. */
    enum Holder {
        OWNER,
        STANDBY;

        private Map<String, List<Integer>> held(Instance instance) {
            return switch (this) {
                case OWNER -> instance.active();
                case STANDBY -> instance.standby();
            };
        }
    }

    /** Number of partitions of the rollup; 0 where the topology does not have it yet. */
    int partitions() {
        return placements.partitions().getOrDefault(rollup, 0);
    }

    /**
     * The instances to ask, each with its partitions; a partition that no usable instance holds is left out.
     *
     * @param usable whether an instance may be asked for a partition
     */
    Map<String, List<Integer>> plan(Holder holder, Collection<Integer> wanted, BiPredicate<String, Integer> usable) {
        Map<String, List<Integer>> plan = new TreeMap<>();
        for (int partition : wanted) {
            placements.instances().stream()
                    .filter(instance -> holds(holder, instance, partition) && usable.test(instance.url(), partition))
                    .findFirst()
                    .ifPresent(instance -> plan.computeIfAbsent(instance.url(), url -> new ArrayList<>())
                            .add(partition));
        }
        return plan;
    }

    private boolean holds(Holder holder, Instance instance, int partition) {
        return holder.held(instance).getOrDefault(rollup, List.of()).contains(partition);
    }
}
