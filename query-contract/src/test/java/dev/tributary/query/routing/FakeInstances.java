package dev.tributary.query.routing;

import dev.tributary.query.Placements;
import dev.tributary.query.Placements.Instance;
import dev.tributary.query.Progress;
import dev.tributary.query.RollupAnswer;
import dev.tributary.query.RollupAnswer.PartitionState;
import dev.tributary.query.RollupRequest;
import dev.tributary.query.RollupRow;
import dev.tributary.query.campaigns.CampaignRollups;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/** Instances in memory: what each holds, how it misbehaves, and what it was asked. */
final class FakeInstances implements Instances {

    static final String ROLLUP = "segments";

    private final Map<String, Map<Integer, List<RollupRow>>> active = new HashMap<>();
    private final Map<String, Map<Integer, List<RollupRow>>> standby = new HashMap<>();
    private final Set<String> down = new HashSet<>();
    private final Set<String> slow = new HashSet<>();
    private final Set<String> busy = new HashSet<>();
    private final List<String> asked = new ArrayList<>();
    private final int partitions;
    private Placements placements;

    FakeInstances(int partitions) {
        this.partitions = partitions;
        this.placements = new Placements(List.of(), Map.of(ROLLUP, partitions));
    }

    FakeInstances owner(String url, int partition, RollupRow... rows) {
        active.computeIfAbsent(url, u -> new HashMap<>()).put(partition, List.of(rows));
        return this;
    }

    FakeInstances standby(String url, int partition, RollupRow... rows) {
        standby.computeIfAbsent(url, u -> new HashMap<>()).put(partition, List.of(rows));
        return this;
    }

    /** From now on the placements that are told are those of this moment. */
    FakeInstances publish() {
        Set<String> urls = new HashSet<>(active.keySet());
        urls.addAll(standby.keySet());
        placements = new Placements(
                urls.stream()
                        .sorted()
                        .map(url -> new Instance(url, held(active, url), held(standby, url)))
                        .toList(),
                Map.of(ROLLUP, partitions));
        return this;
    }

    /** The partition moves; the old owner refuses it from now on. */
    void move(int partition, String from, String to) {
        owner(to, partition, active.get(from).remove(partition).toArray(RollupRow[]::new));
    }

    void down(String url) {
        down.add(url);
    }

    void slow(String url) {
        slow.add(url);
    }

    void busy(String url) {
        busy.add(url);
    }

    /** Each question as {@code url [partitions]}, in the order asked. */
    List<String> asked() {
        return asked;
    }

    @Override
    public CompletableFuture<Placements> placements(String url) {
        return down.contains(url)
                ? CompletableFuture.failedFuture(new IOException("connection refused"))
                : CompletableFuture.completedFuture(placements);
    }

    @Override
    public CompletableFuture<Progress> progress(String url) {
        return CompletableFuture.completedFuture(Progress.none());
    }

    @Override
    public CompletableFuture<RollupAnswer> answer(String url, RollupRequest request) {
        asked.add(url + " " + request.partitions());
        if (down.contains(url)) {
            return CompletableFuture.failedFuture(new IOException("connection refused"));
        }
        if (slow.contains(url)) {
            return CompletableFuture.failedFuture(new TimeoutException());
        }
        if (busy.contains(url)) {
            return CompletableFuture.failedFuture(new InstanceBusyException("has too many questions"));
        }
        List<List<RollupRow>> rows = new ArrayList<>();
        List<PartitionState> states = new ArrayList<>();
        List<Integer> refused = new ArrayList<>();
        for (int partition : request.partitions()) {
            if (holds(active, url, partition)) {
                rows.add(active.get(url).get(partition));
                states.add(new PartitionState(partition, true, 1_000L + partition, 2));
            } else if (request.standbyAllowed() && holds(standby, url, partition)) {
                rows.add(standby.get(url).get(partition));
                states.add(new PartitionState(partition, false, 500L, 7));
            } else {
                refused.add(partition);
            }
        }
        List<RollupRow> merged = Merge.merge(CampaignRollups.SEGMENTS, request.query(), rows);
        return CompletableFuture.completedFuture(new RollupAnswer(merged, states, refused));
    }

    private static boolean holds(Map<String, Map<Integer, List<RollupRow>>> held, String url, int partition) {
        return held.getOrDefault(url, Map.of()).containsKey(partition);
    }

    private static Map<String, List<Integer>> held(Map<String, Map<Integer, List<RollupRow>>> held, String url) {
        return Map.of(ROLLUP, List.copyOf(held.getOrDefault(url, Map.of()).keySet()));
    }
}
