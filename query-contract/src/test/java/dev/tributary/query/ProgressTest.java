package dev.tributary.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    void shouldNeitherBeSettledNorWholeWhenNobodyHasTheTaskOfAPartition() {
        Map<Integer, Long> ends = Map.of(0, 10L, 1, 0L);

        assertThat(List.of(
                        progress(Map.of(1, 0L), ends),
                        progress(Map.of(0, 10L), ends),
                        new Progress(Map.of("facts", ends), Map.of("facts", ends, "partials", Map.of(0, 0L))),
                        Progress.none()))
                .noneMatch(Progress::settled)
                .noneMatch(Progress::whole);
        assertThat(progress(Map.of(0, 10L), ends).plus(progress(Map.of(1, 0L), ends)))
                .matches(Progress::settled)
                .matches(Progress::whole);
    }

    @Test
    void shouldCountWhatIsLeftOnlyWhereThereIsATask() {
        assertThat(progress(Map.of(0, 7L, 1, 2L), Map.of(0, 10L, 1, 1L, 2, 99L)).left())
                .isEqualTo(3);
    }

    private static Progress progress(Map<Integer, Long> taken, Map<Integer, Long> end) {
        return new Progress(Map.of("facts", taken), Map.of("facts", end));
    }
}
