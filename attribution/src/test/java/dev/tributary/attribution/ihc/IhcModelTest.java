package dev.tributary.attribution.ihc;

import static dev.tributary.attribution.testing.Journeys.impression;
import static dev.tributary.attribution.testing.Journeys.journey;
import static dev.tributary.attribution.testing.Journeys.touch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.attribution.Journey;
import dev.tributary.attribution.Touch;
import dev.tributary.attribution.ihc.Redistribution.Direction;
import dev.tributary.attribution.ihc.Redistribution.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IhcModelTest {

    /** Initializer from 10 to 20 hours, closer from 1 down to 0 within 40. */
    private static final IhcParameters STRAIGHT = new IhcParameters(
            Curve.of(10, 0, 20, 1), Curve.of(0, 1, 40, 0), new PhaseWeights(.3, .4, .3), ChannelWeights.EVEN);

    private final IhcModel model = IhcModel.of(STRAIGHT);

    @Test
    void shouldInitializeAndCloseButNotHoldWhenThereIsOneTouch() {
        assertShares(model.attribute(journey(touch("1", 0, "A"))), "10000 0 10000 10000");
    }

    @Test
    void shouldDivideTheHolderEquallyWhenOneTouchInitializesAndTheOtherCloses() {
        assertShares(
                model.attribute(journey(touch("1", 0, "A", true, false), touch("2", 5, "A"))),
                "10000 5000 0 5000",
                "0 5000 10000 5000");
    }

    @Test
    void shouldHandTheWeightOfTheHolderOnWhenNoTouchHolds() {
        IhcModel uneven = IhcModel.of(new IhcParameters(
                STRAIGHT.initializer(), STRAIGHT.closer(), new PhaseWeights(.2, .5, .3), ChannelWeights.EVEN));

        assertShares(
                uneven.attribute(journey(touch("1", 0, "A", false, false), touch("2", 5, "A", false, true))),
                "10000 0 0 4000",
                "0 0 10000 6000");
    }

    /** Closers .3941, 0, .6059 make holders .0850, .5609, .3541: a vector worked out by hand from a real answer. */
    @Test
    void shouldHoldByTheMeanOfBothMeansWhenTouchesAlsoClose() {
        double atHalf = .3941 / .6059;
        IhcModel real = IhcModel.of(new IhcParameters(
                STRAIGHT.initializer(),
                Curve.of(0, 1, .495, atHalf, 1, 0),
                new PhaseWeights(.323, .374, .303),
                ChannelWeights.EVEN));

        assertShares(
                real.attribute(journey(
                        touch("1", 0, "A"), touch("2", .158, "A", true, false), touch("3", .495, "A", true, true))),
                "10000 850 3941 4742",
                "0 5609 0 2098",
                "0 3541 6059 3160");
    }

    /** The gap of 30 hours starts anew; the closer of the first touch, a quarter as strong, is not cut. */
    @Test
    void shouldTakeInitializerAndHolderFromEarlierTouchesWhenTheJourneyRestarts() {
        assertShares(
                model.attribute(journey(touch("1", 0, "A"), touch("2", 30, "A", false, false), touch("3", 30, "A"))),
                "0 0 2000 600",
                "10000 0 0 3000",
                "0 10000 8000 6400");
    }

    /** Memberships 1 and .5 weigh 1 and 1.5 times .5; closers .625 and 1 weigh .625 and 2. */
    @Test
    void shouldCountChannelsByTheirWeightsWhenTheyHaveSome() {
        IhcModel weighted = IhcModel.of(new IhcParameters(
                STRAIGHT.initializer(),
                STRAIGHT.closer(),
                STRAIGHT.phases(),
                new ChannelWeights(Map.of("B", 1.5), Map.of(), Map.of("B", 2.0))));

        List<IhcShares> shares =
                weighted.attribute(journey(touch("1", 0, "A", false, true), touch("2", 15, "B", false, false)));

        assertShares(shares, "5714 0 2381 4048", "4286 0 7619 5952");
    }

    @Test
    void shouldKnowNoOrderWhenTouchesAreGivenInAnother() {
        Journey journey = journey(touch("2", 5, "B"), touch("1", 0, "A"));

        assertThat(model.attribute(journey).getFirst().touch().id()).isEqualTo("1");
    }

    @Test
    void shouldMoveValuesInProportionWhenDirectIsRedistributed() {
        Rule direct = new Rule(Direction.ANY_SESSION, .01, Set.of("Direct"));

        assertThat(direct.apply(redistributed().touches(), new double[] {.4322, .3807, .1871}))
                .satisfies(values -> assertClose(values, .53167, .46833, 0));
        assertThat(direct.apply(redistributed().touches(), new double[] {0, .2776, .7224}))
                .satisfies(values -> assertClose(values, 0, 1, 0));
    }

    @Test
    void shouldKeepTheValueWhenNoTouchMayReceiveIt() {
        double[] values = {.5, .3, .2};

        assertClose(rule(Direction.LATER_SESSIONS_ONLY, 0).apply(redistributed().touches(), values), .5, .3, .2);
        assertClose(rule(Direction.ANY_SESSION, .6).apply(redistributed().touches(), values), .5, .3, .2);
    }

    @Test
    void shouldMoveValuesOneWayOnlyWhenADirectionIsGiven() {
        List<Touch> touches = journey(
                        touch("1", 0, "Direct"), touch("2", 1, "A"), touch("3", 2, "Direct"), touch("4", 3, "B"))
                .touches();
        double[] values = {.1, .4, .3, .2};

        assertClose(rule(Direction.EARLIER_SESSIONS_ONLY, 0).apply(touches, values), .1, .7, 0, .2);
        assertClose(
                rule(Direction.LATER_SESSIONS_ONLY, 0).apply(touches, values), 0, .4 + .1 * 4 / 6, 0, .5 + .1 * 2 / 6);
        assertClose(rule(Direction.LATER_SESSIONS_ONLY, .3).apply(touches, values), 0, .5, .3, .2);
    }

    @Test
    void shouldCombineThePhasesAgainWhenOneIsRedistributed() {
        Journey journey = journey(touch("1", 0, "A", true, false), touch("2", 5, "Direct"));
        Redistribution closer =
                new Redistribution(Rule.NONE, rule(Direction.ANY_SESSION, 0), rule(Direction.ANY_SESSION, 0));

        assertShares(model.attribute(journey, closer), "10000 10000 0 7000", "0 0 10000 3000");
    }

    /** 12.5 hours to the next session leave the impression half its impact; the session takes the other half. */
    @Test
    void shouldShareTheInitializerWithTheNextSessionWhenAnImpressionIsFirst() {
        assertShares(
                model.attribute(journey(impression("1", 0, "Ads"), touch("2", 12.5, "A"))),
                "5000 0 0 1500",
                "5000 10000 10000 8500");
    }

    @Test
    void shouldInitializeNothingWhenAnImpressionIsADayFromTheNextSession() {
        assertShares(
                model.attribute(journey(impression("1", 0, "Ads"), touch("2", 24, "A"))),
                "0 0 0 0",
                "10000 0 10000 10000");
    }

    @Test
    void shouldCloseWithTheLastSessionWhenAnImpressionTrails() {
        assertShares(
                model.attribute(journey(touch("1", 0, "A"), impression("2", 1, "Ads"))),
                "10000 0 10000 10000",
                "0 0 0 0");
    }

    @Test
    void shouldCloseWithTheLastImpressionWhenThereAreImpressionsOnly() {
        assertShares(
                model.attribute(journey(impression("1", 0, "Ads"), impression("2", 1, "Ads"))),
                "10000 0 0 5000",
                "0 0 10000 5000");
    }

    private static Journey redistributed() {
        return journey(touch("1", 0, "A"), touch("2", 1, "B"), touch("3", 2, "Direct"));
    }

    private static Rule rule(Direction direction, double threshold) {
        return new Rule(direction, threshold, Set.of("Direct"));
    }

    private static void assertClose(double[] values, double... expected) {
        assertThat(values).hasSameSizeAs(expected);
        for (int k = 0; k < values.length; k++) {
            assertThat(Math.abs(values[k] - expected[k])).isLessThan(1e-5);
        }
    }

    private static void assertShares(List<IhcShares> shares, String... expected) {
        assertThat(shares.stream()
                        .map(share ->
                                share.initializer() + " " + share.holder() + " " + share.closer() + " " + share.ihc()))
                .containsExactly(expected);
    }
}
