package dev.tributary.bench.contender;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void shouldGivePercentilesWhenMoreThanTheFirstBufferWasCollected() {
        Latencies latencies = new Latencies();
        for (int millis = 2_000; millis >= 1; millis--) {
            latencies.add(millis * 1_000_000L);
        }

        Result result = latencies.addTo(new Result.Builder("x")).build();

        assertThat(result.values())
                .containsEntry(Measure.P50, 1_000.0)
                .containsEntry(Measure.P99, 1_980.0)
                .containsEntry(Measure.MAX, 2_000.0);
    }

    @Test
    void shouldVoidTheRunWhenNothingWasSeen() {
        assertThat(new Latencies().addTo(new Result.Builder("x")).build().fault())
                .isNotEmpty();
    }
}
