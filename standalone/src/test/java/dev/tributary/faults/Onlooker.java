package dev.tributary.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.query.Rollup;
import dev.tributary.query.RollupQuery;
import dev.tributary.query.campaigns.CampaignRollups;
import dev.tributary.query.growth.GrowthRollups;
import dev.tributary.query.routing.RollupClient;
import dev.tributary.query.routing.RollupUnavailableException;
import dev.tributary.query.routing.RoutedAnswer;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Asks for the number of campaign results and of visits again and again while facts are only added: an answer that is
 * complete and of no standby must never be less than one before. The results are counted where their customers live, the
 * visits in the second stage.
 */
final class Onlooker implements AutoCloseable {

    private static final List<RollupQuery> TOTALS = Stream.of(CampaignRollups.CUSTOMERS, GrowthRollups.SESSION_DAYS)
            .map(Onlooker::total)
            .toList();

    private final RollupClient client;
    private final CompletableFuture<Integer> watching;
    private volatile boolean closed;

    private Onlooker(RollupClient client) {
        this.client = client;
        this.watching = CompletableFuture.supplyAsync(
                this::watch, task -> Thread.ofPlatform().daemon().start(task));
    }

    private static RollupQuery total(Rollup rollup) {
        return new RollupQuery(
                rollup.name(),
                "default",
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                1,
                Optional.empty());
    }

    static Onlooker of(URI seed) {
        return new Onlooker(RollupClient.connect(List.of(seed)));
    }

    /** Stops looking; fails where an answer was less than one before. */
    int completeAnswers() {
        closed = true;
        return watching.join();
    }

    @Override
    public void close() {
        closed = true;
        watching.handle((answers, failure) -> 0).join();
        client.close();
    }

    private int watch() {
        int complete = 0;
        Map<RollupQuery, Long> most = new HashMap<>();
        while (!closed) {
            for (RollupQuery total : TOTALS) {
                Optional<Long> facts = facts(total);
                if (facts.isPresent()) {
                    assertThat(facts.get())
                            .as("facts in a complete answer of " + total.rollup())
                            .isGreaterThanOrEqualTo(most.getOrDefault(total, 0L));
                    most.put(total, facts.get());
                    complete++;
                }
            }
        }
        return complete;
    }

    private Optional<Long> facts(RollupQuery total) {
        try {
            RoutedAnswer answer = client.ask(total);
            return answer.complete() && !answer.stale()
                    ? Optional.of(
                            answer.rows().isEmpty()
                                    ? 0L
                                    : answer.rows()
                                            .getFirst()
                                            .measures()
                                            .getFirst()
                                            .longValueExact())
                    : Optional.empty();
        } catch (RollupUnavailableException nobodyThere) {
            return Optional.empty();
        }
    }
}
