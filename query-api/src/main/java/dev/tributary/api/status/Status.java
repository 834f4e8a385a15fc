package dev.tributary.api.status;

import dev.tributary.api.postgres.ReplayRunSink;
import dev.tributary.query.Placements;
import dev.tributary.query.Progress;
import dev.tributary.query.routing.ClusterProgress;
import dev.tributary.query.routing.Settlement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The answer of {@code /api/status}.
 *
 * @param settled whether the stores reflect every fact that was sent before the question
 * @param topics next offset to take up, by topic and partition
 * @param ends end offset, by topic and partition
 * @param instances the instances of the topology
 * @param replayRuns whether replay runs are kept in Postgres: {@code starting}, {@code up}, {@code down}, or {@code off}
 *     where there is no Postgres
 */
record Status(
        boolean settled,
        Map<String, Map<Integer, Long>> topics,
        Map<String, Map<Integer, Long>> ends,
        List<Instance> instances,
        String replayRuns) {

    static Status of(Settlement settlement, Optional<ReplayRunSink.State> sink) {
        ClusterProgress progress = settlement.progress();
        Progress total = progress.total();
        List<Instance> instances = progress.placements().instances().stream()
                .map(instance ->
                        Instance.of(instance, progress.instances().getOrDefault(instance.url(), Optional.empty())))
                .toList();
        String replayRuns =
                sink.map(state -> state.name().toLowerCase(Locale.ROOT)).orElse("off");
        return new Status(settlement.settled(), total.taken(), total.end(), instances, replayRuns);
    }

    /**
     * One instance.
     *
     * @param url its internal address
     * @param answers whether it said how far it has come
     * @param active partitions it owns, by rollup
     * @param standby partitions it keeps a warm copy of, by rollup
     */
    record Instance(
            String url, boolean answers, Map<String, List<Integer>> active, Map<String, List<Integer>> standby) {

        static Instance of(Placements.Instance instance, Optional<Progress> progress) {
            return new Instance(instance.url(), progress.isPresent(), instance.active(), instance.standby());
        }
    }
}
