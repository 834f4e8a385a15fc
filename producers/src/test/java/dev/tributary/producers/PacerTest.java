package dev.tributary.producers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PacerTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void shouldLetAMinutePassInASecondAtSpeed60() {
        Pacer pacer = new Pacer(OptionalDouble.of(60));

        assertThat(pacer.nanosUntil(1_000_000, 5 * SECOND)).isZero();
        assertThat(pacer.nanosUntil(1_060_000, 5 * SECOND)).isEqualTo(SECOND);
        assertThat(pacer.nanosUntil(1_060_000, 6 * SECOND)).isZero();
        assertThat(pacer.nanosUntil(940_000, 6 * SECOND))
                .as("an earlier event is overdue")
                .isNegative();
    }

    @Test
    void shouldNeverWaitAtFullSpeed() {
        assertThat(new Pacer(OptionalDouble.empty()).nanosUntil(Long.MAX_VALUE, 0))
                .isZero();
    }
}
