package dev.tributary.query.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.query.RollupAnswer;
import dev.tributary.query.RollupAnswer.PartitionState;
import dev.tributary.query.RollupRow;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TallyTest {

    private final Tally tally = new Tally(3, 2);

    @Test
    void shouldCloseThePartitionsThatAnAnswerCovers() {
        assertThat(tally.take(List.of(0, 1), answer(1, 0))).containsExactly(0);
        assertThat(tally.open()).containsExactly(1, 2);
    }

    @Test
    void shouldDropAnAnswerThatCoversAPartitionNotAskedFor() {
        assertThat(tally.take(List.of(0), answer(1, 0, 1))).isEmpty();
        assertThat(tally.open()).containsExactly(0, 1, 2);
    }

    @Test
    void shouldDropAnAnswerThatCoversAPartitionTwice() {
        assertThat(tally.take(List.of(0), answer(1, 0, 0))).isEmpty();
    }

    @Test
    void shouldDropAnAnswerOfMoreRowsThanAskedFor() {
        assertThat(tally.take(List.of(0), answer(3, 0))).isEmpty();
    }

    private static RollupAnswer answer(int rows, int... partitions) {
        return new RollupAnswer(
                IntStream.range(0, rows)
                        .mapToObj(i -> new RollupRow(List.of("g" + i), List.of(BigInteger.ONE)))
                        .toList(),
                IntStream.of(partitions)
                        .mapToObj(p -> new PartitionState(p, true, 1, 0))
                        .toList(),
                List.of());
    }
}
