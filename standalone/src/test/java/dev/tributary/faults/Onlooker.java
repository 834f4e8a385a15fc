package dev.tributary.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.query.RollupQuery;
import dev.tributary.query.campaigns.CampaignRollups;
import dev.tributary.query.routing.RollupClient;
import dev.tributary.query.routing.RollupUnavailableException;
import dev.tributary.query.routing.RoutedAnswer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Asks for the number of facts again and again while facts are only added: an answer that is complete and of no standby
 * must never be less than one before.
 */
final class Onlooker implements AutoCloseable {

    private static final RollupQuery TOTAL = new RollupQuery(
            CampaignRollups.CUSTOMERS.name(),
            "default",
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            1,
            Optional.empty());

    private final RollupClient client;
    private final CompletableFuture<Integer> watching;
    private volatile boolean closed;

    private Onlooker(RollupClient client) {
        this.client = client;
        this.watching = CompletableFuture.supplyAsync(
                this::watch, task -> Thread.ofPlatform().daemon().start(task));
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
        long most = 0;
        while (!closed) {
            Optional<Long> facts = facts();
            if (facts.isPresent()) {
                assertThat(facts.get()).as("facts in a complete answer").isGreaterThanOrEqualTo(most);
                most = facts.get();
                complete++;
            }
        }
        return complete;
    }

    private Optional<Long> facts() {
        try {
            RoutedAnswer answer = client.ask(TOTAL);
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
