package dev.tributary.ihc.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.ihc.KeyedJourney;
import dev.tributary.ihc.RequestLimits;
import dev.tributary.ihc.testing.Samples;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

final class PackingProperties {

    @Provide
    Arbitrary<List<Integer>> lengths() {
        return Arbitraries.integers().between(1, 12).list().ofMaxSize(60);
    }

    @Property(tries = 300)
    void shouldPutEveryJourneyWholeIntoOneRequestWithinTheLimits(
            @ForAll("lengths") List<Integer> lengths,
            @ForAll @IntRange(min = 1, max = 10) int maxJourneys,
            @ForAll @IntRange(min = 12, max = 40) int maxSessions) {
        List<KeyedJourney> journeys = journeys(lengths);

        List<List<KeyedJourney>> requests = Packing.requests(journeys, new RequestLimits(maxJourneys, maxSessions));

        assertThat(requests.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(journeys);
        assertThat(requests).allSatisfy(request -> {
            assertThat(request).hasSizeBetween(1, maxJourneys);
            assertThat(sessions(request)).isLessThanOrEqualTo(maxSessions);
        });
    }

    @Property(tries = 300)
    void shouldLeaveNoTwoRequestsThatWouldFitIntoOne(
            @ForAll("lengths") List<Integer> lengths,
            @ForAll @IntRange(min = 1, max = 10) int maxJourneys,
            @ForAll @IntRange(min = 12, max = 40) int maxSessions) {
        List<List<KeyedJourney>> requests =
                Packing.requests(journeys(lengths), new RequestLimits(maxJourneys, maxSessions));

        for (int i = 0; i < requests.size(); i++) {
            for (int j = 0; j < i; j++) {
                boolean tooMany = requests.get(i).size() + requests.get(j).size() > maxJourneys;
                boolean tooLong = sessions(requests.get(i)) + sessions(requests.get(j)) > maxSessions;
                assertThat(tooMany || tooLong).isTrue();
            }
        }
    }

    @Property(tries = 30)
    void shouldNeedHardlyMoreRequestsThanTheLeastWhenJourneysAreAsInAShop(@ForAll long seed) {
        List<KeyedJourney> journeys = Samples.journeys(2_000, seed);
        int least = Math.max(-Math.floorDiv(-2_000, 100), -Math.floorDiv(-sessions(journeys), 200));

        assertThat(Packing.requests(journeys, RequestLimits.FREE)).hasSizeBetween(least, least + 1 + least / 20);
    }

    @Example
    void shouldMixLongAndShortJourneysWhenOneOrderAloneNeedsMoreRequests() {
        List<Integer> lengths = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            lengths.add(3);
            lengths.add(1);
        }

        assertThat(Packing.requests(journeys(lengths), RequestLimits.FREE)).hasSize(2);
    }

    private static List<KeyedJourney> journeys(List<Integer> lengths) {
        List<KeyedJourney> journeys = new ArrayList<>();
        lengths.forEach(length -> journeys.add(Samples.journey("j" + journeys.size(), length)));
        return journeys;
    }

    private static int sessions(List<KeyedJourney> journeys) {
        return journeys.stream().mapToInt(KeyedJourney::size).sum();
    }
}
