package dev.tributary.attribution.rules;

import static dev.tributary.attribution.testing.Journeys.journey;
import static dev.tributary.attribution.testing.Journeys.touch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.attribution.Journey;
import dev.tributary.attribution.Touch;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleModelTest {

    private static final double DAY = 24;

    @ParameterizedTest
    @CsvSource({"FIRST, 9, 9, 9", "LAST, 15, 6, 6", "LINEAR, 10.5, 9, 7.5", "POSITION, 11.1, 8.4, 7.5"})
    void shouldGiveThePublishedCreditsWhenThePathsArePublished(RuleModel model, double a, double b, double c) {
        assertThat(published(model, "A")).isEqualTo(Math.round(a * RuleModel.WHOLE));
        assertThat(published(model, "B")).isEqualTo(Math.round(b * RuleModel.WHOLE));
        assertThat(published(model, "C")).isEqualTo(Math.round(c * RuleModel.WHOLE));
    }

    @Test
    void shouldPassDirectTouchesOverWhenTheLastOnesAreDirect() {
        Journey journey = journey(
                touch("1", 0, "Mail"), touch("2", 1, "Ads"), touch("3", 2, "Direct"), touch("4", 3, "Direct Traffic"));

        assertThat(RuleModel.LAST_NON_DIRECT.credits(journey, RuleModel.DIRECT)).containsExactly(0, 1_000_000, 0, 0);
        assertThat(RuleModel.LAST_NON_DIRECT.credits(journey, Set.of("Ads"))).containsExactly(0, 0, 0, 1_000_000);
    }

    @Test
    void shouldCreditTheLastTouchWhenAllAreDirect() {
        Journey journey = journey(touch("1", 0, "Direct"), touch("2", 1, "Direct"));

        assertThat(RuleModel.LAST_NON_DIRECT.credits(journey, RuleModel.DIRECT)).containsExactly(0, 1_000_000);
    }

    @Test
    void shouldHalveTheCreditWhenATouchIsSevenDaysOlder() {
        Journey journey = journey(
                touch("1", 0, "A"), touch("2", 7 * DAY, "B"), touch("3", 14 * DAY, "C"), touch("4", 14 * DAY, "D"));

        assertThat(credits(RuleModel.TIME_DECAY, journey)).containsExactly(90_909, 181_818, 363_637, 363_636);
    }

    @Test
    void shouldGiveLeftOverUnitsToTheEarlierWhenTouchesAreEqual() {
        Journey journey = journey(touch("1", 0, "A"), touch("2", 1, "B"), touch("3", 2, "C"));

        assertThat(credits(RuleModel.LINEAR, journey)).containsExactly(333_334, 333_333, 333_333);
    }

    @Test
    void shouldDivideTheMiddleEquallyWhenThereAreSeveralTouchesInIt() {
        Journey journey = journey(
                touch("1", 0, "A"), touch("2", 1, "B"), touch("3", 2, "C"), touch("4", 3, "D"), touch("5", 4, "E"));

        assertThat(credits(RuleModel.POSITION, journey)).containsExactly(400_000, 66_667, 66_667, 66_666, 400_000);
    }

    @ParameterizedTest
    @CsvSource({"last_non_direct, LAST_NON_DIRECT", "time_decay, TIME_DECAY", "first, FIRST"})
    void shouldBeFoundWhenCalledByItsPublicName(String name, RuleModel model) {
        assertThat(RuleModel.named(name)).contains(model);
    }

    @Test
    void shouldNotBeFoundWhenThereIsNoSuchModel() {
        assertThat(RuleModel.named("LAST")).isEmpty();
    }

    private static long published(RuleModel model, String channel) {
        long sum = 0;
        for (String path : "A AB ABC B BA BCA C CA CBA".split(" ")) {
            Touch[] touches = new Touch[path.length()];
            for (int i = 0; i < touches.length; i++) {
                touches[i] = touch("t" + i, i, path.substring(i, i + 1));
            }
            int[] credits = credits(model, journey(touches));
            for (int i = 0; i < touches.length; i++) {
                sum += touches[i].channel().equals(channel) ? 3L * credits[i] : 0;
            }
        }
        return sum;
    }

    private static int[] credits(RuleModel model, Journey journey) {
        return model.credits(journey, RuleModel.DIRECT);
    }
}
