package dev.tributary.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.torture.Step.Act;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class PlanTest {

    @Test
    void shouldBeTheSameWhenTheSeedIsTheSame() {
        Duration time = Duration.ofMinutes(10);

        assertThat(Plan.of(3, time)).isEqualTo(Plan.of(3, time)).isNotEqualTo(Plan.of(4, time));
    }

    @Test
    void shouldBeginAlikeWhenItLastsLonger() {
        Plan shorter = Plan.of(3, Duration.ofMinutes(5));

        assertThat(Plan.of(3, Duration.ofMinutes(10)).steps())
                .startsWith(shorter.steps().toArray(Step[]::new));
    }

    @Test
    void shouldHaveEveryDeedWhenItIsLong() {
        assertThat(Plan.of(5, Duration.ofHours(3)).steps().stream()
                        .flatMap(step -> step.acts().stream())
                        .map(Act::deed)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Deed.values());
    }
}
