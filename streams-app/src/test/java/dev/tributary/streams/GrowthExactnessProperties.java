package dev.tributary.streams;

import dev.tributary.twin.testing.FactHistory;
import dev.tributary.twin.testing.GrowthFacts;
import java.util.Comparator;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.specific.SpecificRecord;

/**
 * Visits, orders and costs in any order, repeated, corrected and removed: first visits and first orders that come late
 * or go move users between cohorts, and every view equals its SQL twin.
 */
class GrowthExactnessProperties {

    private final Exactness growth = new Exactness("growth");

    @Property(tries = 40)
    void shouldEqualSqlWhenFactsAreCorrectedAndRemoved(@ForAll("histories") FactHistory<SpecificRecord> history) {
        growth.require(history, history);
    }

    @Property(tries = 30)
    void shouldEqualSqlWhenRecordsAreShuffledAndRepeated(
            @ForAll("histories") FactHistory<SpecificRecord> history, @ForAll long seed) {
        Random random = new Random(seed);
        growth.require(history, history.shuffled(random).stuttered(random));
    }

    @Property(tries = 10)
    void shouldEqualSqlWhenFactsComeInTheOrderOfTime(
            @ForAll("histories") FactHistory<SpecificRecord> history, @ForAll boolean backwards) {
        Comparator<SpecificRecord> order = Comparator.comparing(GrowthFacts::time);
        growth.require(history, history.sorted(backwards ? order.reversed() : order));
    }

    @Property(tries = 10)
    void shouldEqualSqlWhenTheWholeHistoryIsReplayed(@ForAll("histories") FactHistory<SpecificRecord> history) {
        growth.require(history, history.replayedTwice());
    }

    @Property(tries = 15)
    void shouldEqualSqlWhenTasksRestartInTheMiddle(
            @ForAll("histories") FactHistory<SpecificRecord> history, @ForAll Random random) {
        growth.requireWithRestart(history, random.nextInt(history.changes().size() + 1));
    }

    @Property(tries = 15)
    void shouldKeepNoTraceWhenEveryFactIsRemoved(@ForAll("histories") FactHistory<SpecificRecord> history) {
        growth.requireNoTrace(history);
    }

    @Provide
    Arbitrary<FactHistory<SpecificRecord>> histories() {
        return GrowthFacts.histories();
    }
}
