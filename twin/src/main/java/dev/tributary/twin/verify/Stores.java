package dev.tributary.twin.verify;

import dev.tributary.query.Measure;
import dev.tributary.query.Rollup;
import dev.tributary.query.RollupQuery;
import dev.tributary.query.RollupRow;
import dev.tributary.query.routing.RollupClient;
import dev.tributary.query.routing.RoutedAnswer;
import dev.tributary.schemas.FactKey;
import dev.tributary.twin.Findings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads whole rollups out of the live stores, page by page. */
final class Stores {

    private static final int PAGE = 10_000;

    private final RollupClient client;

    Stores(RollupClient client) {
        this.client = client;
    }

    /**
     * Reads the groups of a workspace.
     *
     * @param groupBy the dimensions that make a group
     * @param measures those of the rollup's measures that are wanted
     */
    void read(Rollup rollup, String workspace, List<String> groupBy, List<Measure> measures, Findings findings) {
        int[] places = measures.stream().mapToInt(rollup.measures()::indexOf).toArray();
        read(
                rollup,
                workspace,
                Map.of(),
                groupBy,
                row -> findings.put(
                        key(workspace, row),
                        IntStream.of(places).mapToObj(row.measures()::get).toList()));
    }

    /** Hands over the groups of a workspace, of the cells with one of these values only, with all measures. */
    void read(
            Rollup rollup,
            String workspace,
            Map<String, Set<String>> where,
            List<String> groupBy,
            Consumer<RollupRow> taker) {
        Optional<List<String>> after = Optional.empty();
        List<RollupRow> page;
        do {
            page = page(rollup.name(), workspace, where, groupBy, after);
            page.forEach(taker);
            after = page.isEmpty() ? after : Optional.of(page.getLast().group());
        } while (page.size() == PAGE);
    }

    private List<RollupRow> page(
            String rollup,
            String workspace,
            Map<String, Set<String>> where,
            List<String> groupBy,
            Optional<List<String>> after) {
        RoutedAnswer answer = client.ask(new RollupQuery(
                rollup, workspace, where, Optional.empty(), Optional.empty(), groupBy, after, PAGE, Optional.empty()));
        if (!answer.complete()) {
            throw VerificationException.unreachable("no instance answers for a part of " + rollup + ": "
                    + answer.missing() + "; wait until all instances are up, then try again");
        }
        if (answer.stale()) {
            throw VerificationException.unsettled(
                    "a standby answered for " + rollup + "; wait until all instances are up, then try again");
        }
        return answer.rows();
    }

    private static String key(String workspace, RollupRow row) {
        return FactKey.join(
                Stream.concat(Stream.of(workspace), row.group().stream()).toArray(String[]::new));
    }
}
