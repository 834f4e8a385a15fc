package dev.tributary.streams;

import dev.tributary.facts.CampaignResult;
import dev.tributary.twin.testing.CampaignFacts;
import dev.tributary.twin.testing.FactHistory;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the order, the repetitions, the corrections and the removals: every view equals its SQL twin. */
class ExactnessProperties {

    private final Exactness campaigns = new Exactness("campaigns");

    @Property(tries = 25)
    void shouldEqualSqlWhenFactsAreCorrectedAndRemoved(@ForAll("histories") FactHistory<CampaignResult> history) {
        campaigns.require(history, history);
    }

    @Property(tries = 15)
    void shouldEqualSqlWhenRecordsAreShuffledAndRepeated(
            @ForAll("histories") FactHistory<CampaignResult> history, @ForAll long seed) {
        Random random = new Random(seed);
        campaigns.require(history, history.shuffled(random).stuttered(random));
    }

    @Property(tries = 10)
    void shouldEqualSqlWhenTheWholeHistoryIsReplayed(@ForAll("histories") FactHistory<CampaignResult> history) {
        campaigns.require(history, history.replayedTwice());
    }

    @Property(tries = 10)
    void shouldEqualSqlWhenTasksRestartInTheMiddle(
            @ForAll("histories") FactHistory<CampaignResult> history, @ForAll Random random) {
        campaigns.requireWithRestart(history, random.nextInt(history.changes().size() + 1));
    }

    @Property(tries = 5)
    void shouldKeepNoTraceWhenEveryFactIsRemoved(@ForAll("histories") FactHistory<CampaignResult> history) {
        campaigns.requireNoTrace(history);
    }

    @Provide
    Arbitrary<FactHistory<CampaignResult>> histories() {
        return CampaignFacts.histories();
    }
}
