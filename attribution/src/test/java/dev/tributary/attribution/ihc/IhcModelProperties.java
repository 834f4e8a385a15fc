package dev.tributary.attribution.ihc;

import static dev.tributary.attribution.testing.Journeys.touch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tributary.attribution.Journey;
import dev.tributary.attribution.Touch;
import dev.tributary.attribution.ihc.Redistribution.Direction;
import dev.tributary.attribution.ihc.Redistribution.Rule;
import dev.tributary.attribution.testing.Journeys;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToIntFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What holds for every journey. */
class IhcModelProperties {

    private static final IhcModel MODEL = IhcModel.of(new IhcParameters(
            IhcParameters.DEFAULT.initializer(),
            IhcParameters.DEFAULT.closer(),
            IhcParameters.DEFAULT.phases(),
            new ChannelWeights(Map.of("Direct", .81), Map.of("Direct", .95, "Ads", 2.5), Map.of("Direct", 1.08))));

    @Property
    void shouldSumToOneInEachPhase(
            @ForAll("journeys") Journey journey, @ForAll("redistributions") Redistribution redistribution) {
        List<IhcShares> shares = MODEL.attribute(journey, redistribution);

        assertThat(sum(shares, IhcShares::initializer)).isEqualTo(IhcShares.WHOLE);
        assertThat(sum(shares, IhcShares::holder)).isIn(0, IhcShares.WHOLE);
        assertThat(sum(shares, IhcShares::closer)).isEqualTo(IhcShares.WHOLE);
        assertThat(sum(shares, IhcShares::ihc)).isEqualTo(IhcShares.WHOLE);
        assertThat(shares).allSatisfy(share -> assertThat(
                        List.of(share.initializer(), share.holder(), share.closer(), share.ihc()))
                .allSatisfy(value -> assertThat(value).isBetween(0, IhcShares.WHOLE)));
    }

    @Property
    void shouldNeitherHoldNorCloseWithoutAnEngagement(@ForAll("sessions") Journey journey) {
        List<IhcShares> shares = MODEL.attribute(journey);

        assertThat(shares).filteredOn(share -> !share.touch().holderEngaged()).allMatch(share -> share.holder() == 0);
        assertThat(shares.subList(0, shares.size() - 1))
                .filteredOn(share -> !share.touch().closerEngaged())
                .allMatch(share -> share.closer() == 0);
    }

    @Property
    void shouldNeitherHoldNorCloseWhenAnImpressionStandsAmongSessions(@ForAll("journeys") Journey journey) {
        boolean sessions = journey.touches().stream().anyMatch(touch -> !touch.impression());

        assertThat(MODEL.attribute(journey))
                .filteredOn(share -> sessions && share.touch().impression())
                .allMatch(share -> share.holder() == 0 && share.closer() == 0);
    }

    @Property
    void shouldGiveTheSameWhenTouchesComeInAnotherOrder(@ForAll("journeys") Journey journey, @ForAll Random random) {
        List<Touch> shuffled = new ArrayList<>(journey.touches());
        Collections.shuffle(shuffled, random);

        assertThat(MODEL.attribute(Journey.of(shuffled))).isEqualTo(MODEL.attribute(journey));
    }

    @Property
    void shouldGiveTheSameWhenAJourneyIsShiftedInTime(
            @ForAll("journeys") Journey journey,
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long millis) {
        assertThat(values(MODEL.attribute(Journeys.later(journey, millis))))
                .isEqualTo(values(MODEL.attribute(journey)));
    }

    @Property
    void shouldInitializeAndHoldSinceTheRestartOnlyWhenAGapIsLongEnough(
            @ForAll("sessions") Journey before, @ForAll("sessions") Journey after) {
        long gap = 14L * 24 * 3_600_000;
        long move = before.touches().getLast().at()
                + gap
                - after.touches().getFirst().at();
        List<Touch> touches = new ArrayList<>(before.touches());
        Journeys.later(after, move)
                .touches()
                .forEach(touch -> touches.add(new Touch(
                        "after-" + touch.id(),
                        touch.at(),
                        touch.channel(),
                        touch.holderEngaged(),
                        touch.closerEngaged(),
                        touch.impression())));

        assertThat(MODEL.attribute(Journey.of(touches)).subList(0, before.size()))
                .allMatch(share -> share.initializer() == 0 && share.holder() == 0);
    }

    /** Rounding may give the unit that is left over to one of equals. */
    @Property
    void shouldGiveEqualValuesWhenTouchesBetweenAreEqual(
            @ForAll @IntRange(min = 1, max = 300) int hours, @ForAll @IntRange(min = 2, max = 20) int equals) {
        List<Touch> touches = new ArrayList<>();
        touches.add(touch("a", 0, "Ads"));
        for (int i = 0; i < equals; i++) {
            touches.add(touch("b" + i, hours, "Mail"));
        }
        touches.add(touch("c", hours + 5, "Search"));

        List<IhcShares> between = MODEL.attribute(Journey.of(touches)).subList(2, equals + 1);

        assertThat(between).allSatisfy(share -> {
            assertThat(share.holder()).isCloseTo(between.getFirst().holder(), within(1));
            assertThat(share.closer()).isCloseTo(between.getFirst().closer(), within(1));
            assertThat(share.ihc()).isCloseTo(between.getFirst().ihc(), within(1));
        });
    }

    @Property
    void shouldLeaveNothingToChannelsThatGiveWhenOthersMayReceive(@ForAll("sessions") Journey journey) {
        Rule rule = new Rule(Direction.ANY_SESSION, 0, Set.of("Direct"));
        List<IhcShares> plain = MODEL.attribute(journey);
        boolean received =
                plain.stream().anyMatch(share -> !share.touch().channel().equals("Direct") && share.closer() > 0);

        assertThat(MODEL.attribute(journey, new Redistribution(Rule.NONE, Rule.NONE, rule)))
                .filteredOn(share -> received && share.touch().channel().equals("Direct"))
                .allMatch(share -> share.closer() == 0);
    }

    @Provide
    Arbitrary<Journey> journeys() {
        return Journeys.any(true);
    }

    @Provide
    Arbitrary<Journey> sessions() {
        return Journeys.any(false);
    }

    @Provide
    Arbitrary<Redistribution> redistributions() {
        Arbitrary<Rule> rule = Combinators.combine(
                        Arbitraries.of(Direction.values()),
                        Arbitraries.of(0.0, 0.01, 0.3, 1.0),
                        Arbitraries.of("Ads", "Direct", "Mail").set())
                .as(Rule::new);
        return Combinators.combine(rule, rule, rule).as(Redistribution::new);
    }

    private static int sum(List<IhcShares> shares, ToIntFunction<IhcShares> phase) {
        return shares.stream().mapToInt(phase).sum();
    }

    private static List<List<Integer>> values(List<IhcShares> shares) {
        return shares.stream()
                .map(share -> List.of(share.initializer(), share.holder(), share.closer(), share.ihc()))
                .toList();
    }
}
