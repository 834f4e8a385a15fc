package dev.tributary.twin.verify;

import dev.tributary.query.Measure;
import dev.tributary.query.Rollup;
import dev.tributary.query.RollupQuery;
import dev.tributary.query.RollupRow;
import dev.tributary.query.routing.RollupClient;
import dev.tributary.query.routing.RoutedAnswer;
import dev.tributary.schemas.FactKey;
import dev.tributary.twin.Findings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads whole rollups out of the live stores, page by page. While a partition moves nobody may answer for it, or only a
 * standby that may be behind; a page is asked for again until its owner does.
 */
final class Stores {

    private static final int PAGE = 10_000;

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final RollupClient client;
    private final Duration patience;

    /**
     * Stores behind that client.
     *
     * @param patience how long to wait for the owner of a partition
     */
    Stores(RollupClient client, Duration patience) {
        this.client = client;
        this.patience = patience;
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
        RollupQuery query = new RollupQuery(
                rollup, workspace, where, Optional.empty(), Optional.empty(), groupBy, after, PAGE, Optional.empty());
        long started = System.nanoTime();
        RoutedAnswer answer = client.ask(query);
        while (!answer.complete() || answer.stale()) {
            if (System.nanoTime() - started > patience.toNanos()) {
                throw notByItsOwners(rollup, answer);
            }
            Settling.pause(PAUSE);
            answer = client.ask(query);
        }
        return answer.rows();
    }

    private static VerificationException notByItsOwners(String rollup, RoutedAnswer answer) {
        String remedy = "; wait until all instances are up, then try again";
        return answer.complete()
                ? VerificationException.unsettled("a standby answered for " + rollup + remedy)
                : VerificationException.unreachable(
                        "no instance answers for a part of " + rollup + ": " + answer.missing() + remedy);
    }

    private static String key(String workspace, RollupRow row) {
        return FactKey.join(
                Stream.concat(Stream.of(workspace), row.group().stream()).toArray(String[]::new));
    }
}
