package dev.tributary.faults;

import dev.tributary.query.routing.RollupClient;
import dev.tributary.query.routing.RollupUnavailableException;
import java.net.URI;
import java.util.List;

/** Which instances own partitions. */
final class Owners {

    private Owners() {}

    /** Returns once the partitions belong to so many instances, as a living one knows it. */
    static void await(int count, URI living) throws InterruptedException {
        try (RollupClient client = RollupClient.connect(List.of(living))) {
            while (count(client) != count) {
                Thread.sleep(50);
            }
        }
    }

    private static long count(RollupClient client) {
        try {
            return client.placements().instances().stream()
                    .filter(instance ->
                            instance.active().values().stream().anyMatch(partitions -> !partitions.isEmpty()))
                    .count();
        } catch (RollupUnavailableException notYet) {
            return 0;
        }
    }
}
