package dev.tributary.streams;

import dev.tributary.twin.testing.AttributionFacts;
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
 * Sessions and orders in any order, repeated, corrected and removed: each journey is revised with every one of them, and
 * every view equals its SQL twin.
 */
class AttributionExactnessProperties {

    private final Exactness attribution = new Exactness("attribution");

    @Property(tries = 60)
    void shouldEqualSqlWhenFactsAreCorrectedAndRemoved(@ForAll("histories") FactHistory<SpecificRecord> history) {
        attribution.require(history, history);
    }

    @Property(tries = 40)
    void shouldEqualSqlWhenRecordsAreShuffledAndRepeated(
            @ForAll("histories") FactHistory<SpecificRecord> history, @ForAll long seed) {
        Random random = new Random(seed);
        attribution.require(history, history.shuffled(random).stuttered(random));
    }

    @Property(tries = 10)
    void shouldEqualSqlWhenFactsComeInTheOrderOfTime(
            @ForAll("histories") FactHistory<SpecificRecord> history, @ForAll boolean backwards) {
        Comparator<SpecificRecord> order = Comparator.comparing(GrowthFacts::time);
        attribution.require(history, history.sorted(backwards ? order.reversed() : order));
    }

    @Property(tries = 10)
    void shouldEqualSqlWhenTheWholeHistoryIsReplayed(@ForAll("histories") FactHistory<SpecificRecord> history) {
        attribution.require(history, history.replayedTwice());
    }

    @Property(tries = 15)
    void shouldEqualSqlWhenTasksRestartInTheMiddle(
            @ForAll("histories") FactHistory<SpecificRecord> history, @ForAll Random random) {
        attribution.requireWithRestart(history, random.nextInt(history.changes().size() + 1));
    }

    @Property(tries = 15)
    void shouldKeepNoTraceWhenEveryFactIsRemoved(@ForAll("histories") FactHistory<SpecificRecord> history) {
        attribution.requireNoTrace(history);
    }

    @Provide
    Arbitrary<FactHistory<SpecificRecord>> histories() {
        return AttributionFacts.histories();
    }
}
