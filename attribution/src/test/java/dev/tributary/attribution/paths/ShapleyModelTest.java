package dev.tributary.attribution.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ShapleyModelTest {

    private final ShapleyCounts counts = new ShapleyCounts();

    @Test
    void shouldGiveThePublishedCreditsWhenThePathsArePublished() {
        PublishedPaths.ALL.forEach(path -> counts.add(path, PublishedPaths.CONVERSIONS_EACH, new BigDecimal("0.3")));

        assertThat(ShapleyModel.credits(counts))
                .containsExactly(credit("A", "10.5", "1.05"), credit("B", "9", "0.9"), credit("C", "7.5", "0.75"));
    }

    @Test
    void shouldCountAChannelOnceWhenItReturnsOnAPath() {
        counts.add(PathOfChannels.of("A", "B", "A", "A"), 1, new BigDecimal("10"));

        assertThat(ShapleyModel.credits(counts)).containsExactly(credit("A", "0.5", "5"), credit("B", "0.5", "5"));
    }

    @Test
    void shouldGiveTheLastUnitToTheLargestRemainderWhenAThirdIsRounded() {
        counts.add(PathOfChannels.of("C", "B", "A"), 1, new BigDecimal("2"));

        assertThat(ShapleyModel.credits(counts))
                .containsExactly(
                        credit("A", "0.333333333334", "0.666666666667"),
                        credit("B", "0.333333333333", "0.666666666667"),
                        credit("C", "0.333333333333", "0.666666666666"));
    }

    @Test
    void shouldRefuseWhenAChannelOfAPathIsMissing() {
        counts.add(new ShapleyCounts.Member("A", 3), 1, BigDecimal.ZERO);

        assertThatThrownBy(() -> ShapleyModel.credits(counts))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("all channels of each path");
    }

    private static ChannelCredit credit(String channel, String conversions, String revenue) {
        return new ChannelCredit(
                channel,
                new BigDecimal(conversions).setScale(ChannelCredit.SCALE),
                new BigDecimal(revenue).setScale(ChannelCredit.SCALE));
    }
}
