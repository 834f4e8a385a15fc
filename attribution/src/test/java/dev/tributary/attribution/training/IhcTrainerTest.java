package dev.tributary.attribution.training;

import static dev.tributary.attribution.testing.Journeys.journey;
import static dev.tributary.attribution.testing.Journeys.touch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tributary.attribution.Journey;
import dev.tributary.attribution.Touch;
import dev.tributary.attribution.ihc.Curve;
import dev.tributary.attribution.ihc.IhcParameters;
import dev.tributary.attribution.testing.CheckData;
import dev.tributary.attribution.training.TrainingReport.Volume;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IhcTrainerTest {

    /** Gaps of 1 to 101 hours: the median is 51, nine tenths lie within 91. Gaps between are even, so the line stays. */
    @Test
    void shouldRiseFromTheMedianGapToTheOneAtNineTenthsWhenGapsAreEven() {
        Curve initializer = IhcTrainer.train(pairs(101, false)).parameters().initializer();

        assertThat(initializer.at(50.99)).isZero();
        assertThat(initializer.at(91.01)).isOne();
        assertThat(initializer.at(71)).isCloseTo(1.25 * .5 - .25 * 21 / 41, within(1e-3));
    }

    /** Closers at 1 to 101 hours, of which 73 lie within the 72 % quantile of 73 hours. */
    @Test
    void shouldFallByTheShareOfNearerClosersWhenClosersAreEven() {
        Curve closer = IhcTrainer.train(pairs(101, true)).parameters().closer();

        assertThat(closer.at(0)).isOne();
        assertThat(closer.at(1 / 12.0)).isOne();
        assertThat(closer.at(37)).isCloseTo(.5, within(1e-2));
        assertThat(closer.at(73.01)).isZero();
    }

    @Test
    void shouldKeepTheDefaultCloserAndSaySoWhenOnlyLastTouchesClose() {
        TrainingReport report = IhcTrainer.train(pairs(101, false));

        assertThat(report.parameters().closer()).isEqualTo(IhcParameters.DEFAULT.closer());
        assertThat(report.remarks()).anyMatch(remark -> remark.contains("closer curve is the default"));
    }

    @Test
    void shouldReportWhatWasLeftOutWhenJourneysAreShortOrVeryLong() {
        List<Journey> journeys = new ArrayList<>(pairs(150, true));
        journeys.add(journey(touch("1", 0, "A")));
        journeys.add(journey(touch("1", 0, "A"), touch("2", 1, "B"), touch("3", 2, "A")));
        journeys.add(many(40));

        TrainingReport report = IhcTrainer.train(journeys);

        assertThat(report.before()).isEqualTo(new Volume(300 + 1 + 3 + 40, 153));
        assertThat(report.after()).isEqualTo(new Volume(300, 150));
        assertThat(report.channels()).isEqualTo(Map.of("A", 150L, "B", 150L));
        assertThat(report.groups().getFirst().label()).isEqualTo("2");
        assertThat(report.groups().getFirst().share()).isEqualByComparingTo(BigDecimal.ONE);
        assertThat(report.groups().getLast().volume()).isEqualTo(new Volume(0, 0));
        assertThat(report.remarks()).anyMatch(remark -> remark.contains("learned from 150 journeys"));
    }

    @Test
    void shouldLearnTheSameWhenJourneysComeInAnotherOrder() {
        List<Journey> shuffled = new ArrayList<>(pairs(500, true));
        TrainingReport report = IhcTrainer.train(shuffled);
        Collections.shuffle(shuffled, new Random(7));

        assertThat(IhcTrainer.train(shuffled)).isEqualTo(report);
    }

    @Test
    void shouldRefuseWhenNoJourneyHasAGap() {
        assertThatThrownBy(() -> IhcTrainer.train(List.of(journey(touch("1", 0, "A")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two or more touches");
    }

    @Test
    void shouldRefuseWhenAllGapsAreAlike() {
        Journey journey = journey(touch("1", 0, "A"), touch("2", 5, "A"));

        assertThatThrownBy(() -> IhcTrainer.train(Collections.nCopies(100, journey)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("do not spread");
    }

    /** Points read off the curves that the service learned from nearly the same journeys. */
    @Test
    void shouldComeCloseToTheServiceWhenJourneysAreTheRecordedOnes() throws IOException {
        IhcParameters learned = IhcTrainer.train(CheckData.responsesBy("conversion_id").values().stream()
                        .map(CheckData::journey)
                        .toList())
                .parameters();

        assertClose(learned.initializer(), 5, .045, 10, .136, 15, .206, 24, .366, 36, .623, 46, .845, 50, .932);
        assertClose(learned.closer(), .11, .85, .36, .69, 1.15, .57, 5, .45, 9, .41, 18, .25, 30, .10, 45, .002);
    }

    private static void assertClose(Curve curve, double... points) {
        for (int i = 0; i < points.length; i += 2) {
            assertThat(curve.at(points[i])).as("at %s hours", points[i]).isCloseTo(points[i + 1], within(.1));
        }
    }

    /** Journeys of two touches, so many, one to so many hours apart. */
    private static List<Journey> pairs(int count, boolean closing) {
        List<Journey> journeys = new ArrayList<>();
        for (int hours = 1; hours <= count; hours++) {
            journeys.add(journey(touch("1", 0, "A", true, closing), touch("2", hours, "B")));
        }
        return journeys;
    }

    private static Journey many(int touches) {
        List<Touch> many = new ArrayList<>();
        for (int i = 0; i < touches; i++) {
            many.add(touch("t" + i, i, "C"));
        }
        return Journey.of(many);
    }
}
