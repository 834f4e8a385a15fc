package dev.tributary.streams;

import dev.tributary.twin.testing.CommerceFacts;
import dev.tributary.twin.testing.FactHistory;
import java.util.Comparator;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.specific.SpecificRecord;

/**
 * Orders and registrations in any order, repeated, corrected and removed: orders are cancelled and come back, quantities
 * change, countries move what was bought, and every view equals its SQL twin.
 */
class CommerceExactnessProperties {

    private final Exactness commerce = new Exactness("commerce");

    @Property(tries = 40)
    void shouldEqualSqlWhenFactsAreCorrectedAndRemoved(@ForAll("histories") FactHistory<SpecificRecord> history) {
        commerce.require(history, history);
    }

    @Property(tries = 30)
    void shouldEqualSqlWhenRecordsAreShuffledAndRepeated(
            @ForAll("histories") FactHistory<SpecificRecord> history, @ForAll long seed) {
        Random random = new Random(seed);
        commerce.require(history, history.shuffled(random).stuttered(random));
    }

    @Property(tries = 10)
    void shouldEqualSqlWhenFactsComeInTheOrderOfTime(
            @ForAll("histories") FactHistory<SpecificRecord> history, @ForAll boolean backwards) {
        Comparator<SpecificRecord> order = Comparator.comparing(CommerceFacts::time);
        commerce.require(history, history.sorted(backwards ? order.reversed() : order));
    }

    @Property(tries = 10)
    void shouldEqualSqlWhenTheWholeHistoryIsReplayed(@ForAll("histories") FactHistory<SpecificRecord> history) {
        commerce.require(history, history.replayedTwice());
    }

    @Property(tries = 15)
    void shouldEqualSqlWhenTasksRestartInTheMiddle(
            @ForAll("histories") FactHistory<SpecificRecord> history, @ForAll Random random) {
        commerce.requireWithRestart(history, random.nextInt(history.changes().size() + 1));
    }

    @Property(tries = 15)
    void shouldKeepNoTraceWhenEveryFactIsRemoved(@ForAll("histories") FactHistory<SpecificRecord> history) {
        commerce.requireNoTrace(history);
    }

    @Provide
    Arbitrary<FactHistory<SpecificRecord>> histories() {
        return CommerceFacts.histories();
    }
}
