package dev.tributary.attribution.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;

class DurationHistogramProperties {

    private static final long LONGEST = 315_000_000_000_000L;
    private static final double PRECISION = 1.0 / 32_768;

    @Property
    void shouldHaveTheQuantilesOfTheDurationsWithinItsPrecision(
            @ForAll @NotEmpty List<@LongRange(min = 0, max = LONGEST) Long> durations,
            @ForAll @DoubleRange(min = 0, max = 1) double share) {
        List<Long> sorted = durations.stream().sorted().toList();
        double position = (sorted.size() - 1) * share;
        int below = (int) position;
        double left = sorted.get(below);
        double right = sorted.get(Math.min(below + 1, sorted.size() - 1));
        double exact = left + (right - left) * (position - below);

        assertThat(durations(durations).quantile(share)).isCloseTo(exact, within(exact * PRECISION + 1e-9));
    }

    @Property
    void shouldCountExactlyWhenDurationsAreShort(
            @ForAll List<@LongRange(min = 0, max = 32_767) Long> durations,
            @ForAll @LongRange(min = 0, max = 32_767) long limit) {
        assertThat(durations(durations).atMost(limit))
                .isEqualTo(
                        durations.stream().filter(duration -> duration <= limit).count());
    }

    private static Durations durations(List<Long> durations) {
        DurationHistogram histogram = new DurationHistogram();
        durations.forEach(histogram::add);
        return histogram.durations();
    }
}
