package dev.tributary.attribution.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.attribution.paths.MarkovModel.Losses;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkovModelTest {

    private final TransitionCounts counts = new TransitionCounts();

    @Test
    void shouldGiveThePublishedCreditsWhenThePathsArePublished() {
        PublishedPaths.ALL.forEach(path -> counts.add(path, PublishedPaths.CONVERSIONS_EACH, 0));

        List<ChannelCredit> credits = credits(Losses.COUNTED, "27");

        assertThat(credits)
                .extracting(credit ->
                        credit.conversions().setScale(6, RoundingMode.HALF_UP).toString())
                .containsExactly("10.643154", "8.514523", "7.842324");
        assertThat(credits).allMatch(credit -> credit.conversions().equals(credit.revenue()));
    }

    /**
     * Start to A or B by 2 of 4 each. A converts by 1/2, goes on to B by 1/2; B converts by 1/3. Through A convert 2/4
     * (1/2 + 1/2 1/3), through B convert (2/4 + 2/4 1/2) 1/3: 1/3 and 1/4.
     */
    @Test
    void shouldWeighLostPathsWhenTheyAreCounted() {
        counts.add(PathOfChannels.of("A"), 1, 0);
        counts.add(PathOfChannels.of("A", "B"), 1, 0);
        counts.add(PathOfChannels.of("B"), 0, 2);

        assertThat(credits(Losses.COUNTED, "7"))
                .containsExactly(credit("A", "1.142857142857", "4"), credit("B", "0.857142857143", "3"));
    }

    /** Without the lost paths all starts are in A: 2 of 2 conversions pass A, 1 of 2 pass B. */
    @Test
    void shouldForgetLostPathsWhenTheyAreLeftOut() {
        counts.add(PathOfChannels.of("A"), 1, 0);
        counts.add(PathOfChannels.of("A", "B"), 1, 0);
        counts.add(PathOfChannels.of("B"), 0, 2);

        assertThat(credits(Losses.LEFT_OUT, "6"))
                .containsExactly(credit("A", "1.333333333333", "4"), credit("B", "0.666666666667", "2"));
    }

    @Test
    void shouldCreditNothingWhenNobodyConverted() {
        counts.add(PathOfChannels.of("A", "B"), 0, 5);

        assertThat(credits(Losses.COUNTED, "0")).containsExactly(credit("A", "0", "0"), credit("B", "0", "0"));
        assertThat(credits(Losses.LEFT_OUT, "0")).containsExactly(credit("A", "0", "0"), credit("B", "0", "0"));
    }

    @Test
    void shouldHaveNoCreditsWhenThereAreNoPaths() {
        assertThat(credits(Losses.COUNTED, "0")).isEmpty();
    }

    @Test
    void shouldDivideByRarityWhenCountsDifferByTwelvePowersOfTen() {
        counts.add(PathOfChannels.of("Rare"), 1, 0);
        counts.add(PathOfChannels.of("Usual"), 999_999_999_999L, 0);

        assertThat(credits(Losses.COUNTED, "0").getFirst()).isEqualTo(credit("Rare", "1", "0"));
    }

    @Test
    void shouldRefuseWhenTransitionsAreNotOfWholePaths() {
        counts.add(new Transition("A", "B"), 1, 0);

        assertThatThrownBy(() -> credits(Losses.COUNTED, "0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("channel 'A'")
                .hasMessageContaining("whole paths");
    }

    @Test
    void shouldRefuseWhenAPathWasTakenAwayThatWasNeverAdded() {
        counts.add(PathOfChannels.of("A"), -1, 0);

        assertThatThrownBy(() -> credits(Losses.COUNTED, "0")).hasMessageContaining("never added");
    }

    @Test
    void shouldRefuseWhenThereAreTooManyChannels() {
        for (int i = 0; i <= TransitionMatrix.MAX_CHANNELS; i++) {
            counts.add(PathOfChannels.of("C" + i), 1, 0);
        }

        assertThatThrownBy(() -> credits(Losses.COUNTED, "0")).hasMessageContaining("group them");
    }

    private List<ChannelCredit> credits(Losses losses, String revenue) {
        return MarkovModel.credits(counts, losses, new BigDecimal(revenue));
    }

    private static ChannelCredit credit(String channel, String conversions, String revenue) {
        return new ChannelCredit(
                channel,
                new BigDecimal(conversions).setScale(ChannelCredit.SCALE),
                new BigDecimal(revenue).setScale(ChannelCredit.SCALE));
    }
}
