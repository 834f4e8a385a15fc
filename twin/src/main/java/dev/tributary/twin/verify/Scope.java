package dev.tributary.twin.verify;

import dev.tributary.twin.JourneyRules;
import dev.tributary.twin.TwinView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What to verify.
 *
 * @param workspace the one to look at; empty for all
 * @param views the views to compare
 * @param limit most differences to list; all are counted
 * @param patience longest wait for the stores to take up what has been sent
 * @param journeys the rules of journeys that the stack runs with
 */
public record Scope(
        Optional<String> workspace, List<TwinView> views, int limit, Duration patience, JourneyRules journeys) {

    public Scope {
        views = List.copyOf(views);
    }

    /** What to verify of a stack that runs with the default rules of journeys. */
    public Scope(Optional<String> workspace, List<TwinView> views, int limit, Duration patience) {
        this(workspace, views, limit, patience, JourneyRules.DEFAULT);
    }

    /** Every view of every workspace. */
    public static Scope everything() {
        return new Scope(Optional.empty(), TwinView.all(), 20, Duration.ofMinutes(1));
    }
}
