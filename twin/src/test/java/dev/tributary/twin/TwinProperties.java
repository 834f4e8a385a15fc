package dev.tributary.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.facts.CampaignResult;
import dev.tributary.twin.testing.CampaignFacts;
import dev.tributary.twin.testing.FactHistory;
import dev.tributary.twin.testing.TwinTables;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TwinProperties {

    @Property(tries = 60)
    void shouldEqualPlainJavaWhenFactsAreSentCorrectedAndRemoved(
            @ForAll("histories") FactHistory<CampaignResult> history) {
        Collection<CampaignResult> facts = history.finalFacts().values();
        try (Twin twin = Twin.open()) {
            history.sendTo(twin);
            PlainJava.VIEWS.forEach((name, plain) -> {
                TwinView view = TwinView.named(name);
                TwinTables.assertSame(view, TwinTables.ofRecords(view, plain.apply(facts)), twin.compute(view));
            });
        }
    }

    @Property(tries = 30)
    void shouldNotChangeWhenTheSameFactsArriveOtherwise(
            @ForAll("histories") FactHistory<CampaignResult> history, @ForAll Random random) {
        List<TwinTable> expected = tables(history);

        assertThat(tables(history.shuffled(random))).isEqualTo(expected);
        assertThat(tables(history.stuttered(random))).isEqualTo(expected);
        assertThat(tables(history.replayedTwice())).isEqualTo(expected);
    }

    @Property(tries = 10)
    void shouldFollowWhenItIsAskedBetweenTwoHalves(@ForAll("histories") FactHistory<CampaignResult> history) {
        int half = history.changes().size() / 2;
        FactHistory<CampaignResult> first = new FactHistory<>(history.changes().subList(0, half));
        FactHistory<CampaignResult> second = new FactHistory<>(
                history.changes().subList(half, history.changes().size()));
        try (Twin twin = Twin.open()) {
            first.sendTo(twin);
            assertThat(tables(twin)).isEqualTo(tables(first));
            second.sendTo(twin);
            assertThat(tables(twin)).isEqualTo(tables(history));
        }
    }

    @Provide
    Arbitrary<FactHistory<CampaignResult>> histories() {
        return CampaignFacts.histories();
    }

    private static List<TwinTable> tables(FactHistory<CampaignResult> history) {
        try (Twin twin = Twin.open()) {
            history.sendTo(twin);
            return tables(twin);
        }
    }

    private static List<TwinTable> tables(Twin twin) {
        return TwinView.all().stream()
                .filter(view -> view.domain().equals("campaigns"))
                .map(twin::compute)
                .toList();
    }
}
