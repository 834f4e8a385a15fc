package dev.tributary.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {

    @Test
    void shouldKeepTheMoreCautiousFiguresWhenAPartitionIsReportedTwice() {
        Progress owner = progress(Map.of(0, 10L), Map.of(0, 10L));
        Progress zombie = progress(Map.of(0, 7L), Map.of(0, 12L));

        assertThat(owner.plus(zombie)).isEqualTo(progress(Map.of(0, 7L), Map.of(0, 12L)));
        assertThat(owner.plus(zombie)).isEqualTo(zombie.plus(owner));
    }

    @Test
    void shouldBeSettledWhenEveryPartitionIsAtItsEnd() {
        assertThat(progress(Map.of(0, 10L, 1, 0L), Map.of(0, 10L, 1, 0L)).settled())
                .isTrue();
        assertThat(progress(Map.of(0, 9L, 1, 0L), Map.of(0, 10L, 1, 0L)).settled())
                .isFalse();
    }

    @Test
    void shouldNotBeSettledWhenNobodyReportsAPartition() {
        assertThat(progress(Map.of(1, 10L), Map.of(1, 10L)).settled()).isFalse();
        assertThat(progress(Map.of(0, 10L), Map.of(0, 10L, 1, 4L)).settled()).isFalse();
        assertThat(Progress.none().settled()).isFalse();
    }

    private static Progress progress(Map<Integer, Long> taken, Map<Integer, Long> end) {
        return new Progress(Map.of("facts", taken), Map.of("facts", end));
    }
}
