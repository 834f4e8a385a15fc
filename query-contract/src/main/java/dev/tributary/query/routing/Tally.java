package dev.tributary.query.routing;

import dev.tributary.query.Rollup;
import dev.tributary.query.RollupAnswer;
import dev.tributary.query.RollupAnswer.PartitionState;
import dev.tributary.query.RollupQuery;
import dev.tributary.query.RollupRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is answered, what is still open and what was tried for it, while one question is asked. */
final class Tally {

    private final int partitions;
    private final int limit;
    private final SortedSet<Integer> open;
    private final List<List<RollupRow>> rows = new ArrayList<>();
    private final List<PartitionState> states = new ArrayList<>();
    private final Map<Integer, Set<String>> closed = new HashMap<>();
    private final Map<Integer, List<String>> tried = new HashMap<>();

    Tally(int partitions, int limit) {
        this.partitions = partitions;
        this.limit = limit;
        this.open = IntStream.range(0, partitions).boxed().collect(Collectors.toCollection(TreeSet::new));
    }

    /** Partitions without an answer. */
    List<Integer> open() {
        return List.copyOf(open);
    }

    boolean mayAsk(String url, int partition) {
        return !closed.getOrDefault(partition, Set.of()).contains(url);
    }

    /**
     * Takes an answer over; returns the partitions it covers. An answer that does not fit what was asked counts as none,
     * since its rows cannot be told apart by partition.
     */
    Set<Integer> take(List<Integer> asked, RollupAnswer answer) {
        Set<Integer> covered =
                answer.partitions().stream().map(PartitionState::partition).collect(Collectors.toSet());
        boolean fits = covered.size() == answer.partitions().size()
                && asked.containsAll(covered)
                && answer.rows().size() <= limit;
        if (!fits) {
            return Set.of();
        }
        open.removeAll(covered);
        rows.add(answer.rows());
        states.addAll(answer.partitions());
        return covered;
    }

    /** Notes why an instance did not answer for partitions, and whether it is not to be asked for them again. */
    void failed(String url, List<Integer> asked, String reason, boolean close) {
        for (int partition : asked) {
            tried.computeIfAbsent(partition, p -> new ArrayList<>()).add(url + " " + reason);
            if (close) {
                closed.computeIfAbsent(partition, p -> new HashSet<>()).add(url);
            }
        }
    }

    RoutedAnswer answer(Rollup rollup, RollupQuery query) {
        TreeMap<Integer, String> missing = new TreeMap<>();
        open.forEach(partition -> missing.put(
                partition, String.join(", ", tried.getOrDefault(partition, List.of("no instance holds it")))));
        return new RoutedAnswer(Merge.merge(rollup, query, rows), partitions, missing, states);
    }
}
