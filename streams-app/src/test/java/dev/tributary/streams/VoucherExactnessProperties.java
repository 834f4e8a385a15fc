package dev.tributary.streams;

import dev.tributary.facts.VoucherGrant;
import dev.tributary.twin.testing.FactHistory;
import dev.tributary.twin.testing.VoucherFacts;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Grants in any order, repeated, corrected and removed: amounts overtake each other as the most used, grants begin and cease
 * to count, and every view equals its SQL twin.
 */
class VoucherExactnessProperties {

    private final Exactness vouchers = new Exactness("vouchers");

    @Property(tries = 40)
    void shouldEqualSqlWhenGrantsAreCorrectedAndRemoved(@ForAll("histories") FactHistory<VoucherGrant> history) {
        vouchers.require(history, history);
    }

    @Property(tries = 30)
    void shouldEqualSqlWhenRecordsAreShuffledAndRepeated(
            @ForAll("histories") FactHistory<VoucherGrant> history, @ForAll long seed) {
        Random random = new Random(seed);
        vouchers.require(history, history.shuffled(random).stuttered(random));
    }

    @Property(tries = 10)
    void shouldEqualSqlWhenTheWholeHistoryIsReplayed(@ForAll("histories") FactHistory<VoucherGrant> history) {
        vouchers.require(history, history.replayedTwice());
    }

    @Property(tries = 15)
    void shouldEqualSqlWhenTasksRestartInTheMiddle(
            @ForAll("histories") FactHistory<VoucherGrant> history, @ForAll Random random) {
        vouchers.requireWithRestart(history, random.nextInt(history.changes().size() + 1));
    }

    @Property(tries = 15)
    void shouldKeepNoTraceWhenEveryGrantIsRemoved(@ForAll("histories") FactHistory<VoucherGrant> history) {
        vouchers.requireNoTrace(history);
    }

    @Provide
    Arbitrary<FactHistory<VoucherGrant>> histories() {
        return VoucherFacts.histories();
    }
}
