package dev.tributary.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.twin.testing.AttributionFacts;
import dev.tributary.twin.testing.FactChange;
import dev.tributary.twin.testing.FactHistory;
import dev.tributary.twin.testing.TwinTables;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

class AttributionProperties {

    private static final List<TwinView> VIEWS = TwinView.all().stream()
            .filter(view -> view.domain().equals("attribution"))
            .toList();

    @Property(tries = 60)
    void shouldEqualTheArithmeticOfTheModelsWhenFactsAreSentCorrectedAndRemoved(
            @ForAll("histories") FactHistory<SpecificRecord> history, @ForAll("rules") JourneyRules rules) {
        try (Twin twin = Twin.open(rules)) {
            history.sendTo(twin);
            twin.attribute(PlainAttribution.IHC);
            Map<String, List<List<@Nullable Object>>> expected = plain(finalFacts(history), rules);
            for (TwinView view : VIEWS) {
                TwinTable actual = twin.compute(view);
                TwinTables.assertSame(view, new TwinTable(actual.columns(), expected.get(view.name())), actual);
            }
        }
    }

    @Property(tries = 15)
    void shouldNotChangeWhenTheSameFactsArriveOtherwise(
            @ForAll("histories") FactHistory<SpecificRecord> history, @ForAll Random random) {
        List<TwinTable> expected = tables(history);

        assertThat(tables(history.shuffled(random))).isEqualTo(expected);
        assertThat(tables(history.stuttered(random))).isEqualTo(expected);
        assertThat(tables(history.replayedTwice())).isEqualTo(expected);
    }

    @Provide
    Arbitrary<FactHistory<SpecificRecord>> histories() {
        return AttributionFacts.histories();
    }

    @Provide
    Arbitrary<JourneyRules> rules() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(OptionalLong.empty(), OptionalLong.of(7), OptionalLong.of(1)))
                .as(JourneyRules::new);
    }

    private static List<TwinTable> tables(FactHistory<SpecificRecord> history) {
        try (Twin twin = Twin.open()) {
            history.sendTo(twin);
            twin.attribute(PlainAttribution.IHC);
            return VIEWS.stream().map(twin::compute).toList();
        }
    }

    private static Map<String, List<List<@Nullable Object>>> plain(
            Collection<SpecificRecord> facts, JourneyRules rules) {
        Map<String, List<List<@Nullable Object>>> views = new PlainAttribution("default", facts, rules).views();
        new PlainAttribution("shop/ö", facts, rules).views().forEach((view, rows) -> {
            List<List<@Nullable Object>> both = new ArrayList<>(views.get(view));
            both.addAll(rows);
            views.put(view, both);
        });
        return views;
    }

    private static Collection<SpecificRecord> finalFacts(FactHistory<SpecificRecord> history) {
        Map<List<Object>, SpecificRecord> facts = new LinkedHashMap<>();
        for (FactChange<SpecificRecord> change : history.changes()) {
            List<Object> id = List.of(change.type(), change.key());
            change.fact().ifPresentOrElse(fact -> facts.put(id, fact), () -> facts.remove(id));
        }
        return facts.values();
    }
}
