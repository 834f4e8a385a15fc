package dev.tributary.api.status;

import dev.tributary.api.postgres.TableSinks;
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
 * @param customerJourneys likewise of the journeys of attributed conversions
 * @param channelReporting likewise of the channel reporting
 */
record Status(
        boolean settled,
        Map<String, Map<Integer, Long>> topics,
        Map<String, Map<Integer, Long>> ends,
        List<Instance> instances,
        String replayRuns,
        String customerJourneys,
        String channelReporting) {

    static Status of(Settlement settlement, Map<String, TableSinks.State> tables) {
        ClusterProgress progress = settlement.progress();
        Progress total = progress.total();
        List<Instance> instances = progress.placements().instances().stream()
                .map(instance ->
                        Instance.of(instance, progress.instances().getOrDefault(instance.url(), Optional.empty())))
                .toList();
        return new Status(
                settlement.settled(),
                total.taken(),
                total.end(),
                instances,
                state(tables, TableSinks.REPLAY_RUNS),
                state(tables, TableSinks.CUSTOMER_JOURNEYS),
                state(tables, TableSinks.CHANNEL_REPORTING));
    }

    private static String state(Map<String, TableSinks.State> tables, String table) {
        return Optional.ofNullable(tables.get(table))
                .map(state -> state.name().toLowerCase(Locale.ROOT))
                .orElse("off");
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
