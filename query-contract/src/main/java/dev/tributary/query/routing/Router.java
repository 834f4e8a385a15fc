package dev.tributary.query.routing;

import dev.tributary.query.Rollup;
import dev.tributary.query.RollupAnswer;
import dev.tributary.query.RollupQuery;
import dev.tributary.query.RollupRequest;
import dev.tributary.query.Rollups;
import dev.tributary.query.routing.Locator.Holder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

/**
 * Asks each instance once and in parallel for the partitions it owns; then, for the partitions still open, the owners
 * of fresh placements; then up to two standbys. No partition is ever taken from two answers.
 */
final class Router {

    /** The rounds of a question; each asks only for what is still open. */
    private enum Round {
        OWNERS(Holder.OWNER),
        OWNERS_OF_FRESH_PLACEMENTS(Holder.OWNER),
        STANDBYS(Holder.STANDBY),
        OTHER_STANDBYS(Holder.STANDBY);

        private final Holder holder;

        Round(Holder holder) {
            this.holder = holder;
        }
    }

    private final Directory directory;
    private final Instances instances;

    Router(Directory directory, Instances instances) {
        this.directory = directory;
        this.instances = instances;
    }

    /**
     * Answers a question as completely as the instances can.
     *
     * @throws RollupUnavailableException where no instance says where the rollup lives, or one has too many questions
     * @throws IllegalArgumentException where there is no such rollup or measure
     */
    RoutedAnswer ask(RollupQuery query) {
        Rollup rollup = Rollups.named(query.rollup())
                .orElseThrow(() -> new IllegalArgumentException("there is no rollup " + query.rollup()));
        Locator locator = locate(rollup);
        Tally tally = new Tally(locator.partitions(), query.limit());
        for (Round round : Round.values()) {
            if (tally.open().isEmpty()) {
                break;
            }
            if (round == Round.OWNERS_OF_FRESH_PLACEMENTS) {
                locator = relocate(locator);
            }
            ask(query, round, locator.plan(round.holder, tally.open(), tally::mayAsk), tally);
        }
        return tally.answer(rollup, query);
    }

    private void ask(RollupQuery query, Round round, Map<String, List<Integer>> plan, Tally tally) {
        Map<String, CompletableFuture<RollupAnswer>> asked = new LinkedHashMap<>();
        boolean standby = round.holder == Holder.STANDBY;
        plan.forEach((url, partitions) ->
                asked.put(url, instances.answer(url, new RollupRequest(query, partitions, standby))));
        asked.forEach((url, answer) -> {
            List<Integer> partitions = new ArrayList<>(plan.getOrDefault(url, List.of()));
            try {
                partitions.removeAll(tally.take(partitions, answer.join()));
                tally.failed(url, partitions, "refused", standby);
            } catch (CompletionException failure) {
                if (failure.getCause() instanceof InstanceBusyException busy) {
                    // Another copy would do the same work on a machine that has no more time for it.
                    throw RollupUnavailableException.busy(url + " " + busy.getMessage());
                }
                // A slow instance is not asked again: that would add load to what is short of it.
                boolean slow = failure.getCause() instanceof TimeoutException;
                tally.failed(url, partitions, slow ? "too slow" : reason(failure), slow || standby);
            }
        });
    }

    private Locator locate(Rollup rollup) {
        Locator locator = new Locator(directory.current(), rollup.name());
        if (locator.partitions() > 0) {
            return locator;
        }
        Locator fresh = new Locator(directory.refresh(), rollup.name());
        if (fresh.partitions() == 0) {
            throw new RollupUnavailableException("no instance has the rollup " + rollup.name() + " yet");
        }
        return fresh;
    }

    private Locator relocate(Locator known) {
        try {
            Locator fresh = new Locator(directory.refresh(), known.rollup());
            return fresh.partitions() == known.partitions() ? fresh : known;
        } catch (RollupUnavailableException unreachable) {
            return known;
        }
    }

    private static String reason(CompletionException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
