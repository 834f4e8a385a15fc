package dev.tributary.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.bench.contender.Measure;
import dev.tributary.bench.contender.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {

    @Test
    void shouldGiveMedianAndSpreadOfAllRuns() {
        Summary summary = Summary.of(List.of(run("a", 30), run("a", 10), run("b", 5), run("a", 20)));

        assertThat(summary.lines().get("a").get(Measure.RATE)).isEqualTo(new Summary.Spread(20, 10, 30, 3));
        assertThat(summary.median("b", Measure.RATE)).hasValue(5);
        assertThat(summary.median("b", Measure.P99)).isEmpty();
    }

    @Test
    void shouldGiveTheMiddleOfTheMiddleTwoWhenRunsAreEven() {
        assertThat(Summary.of(List.of(run("a", 4), run("a", 1), run("a", 2), run("a", 9)))
                        .median("a", Measure.RATE))
                .hasValue(3);
    }

    @Test
    void shouldNotCountALineWhenOneOfItsRunsIsVoid() {
        Result broken = new Result.Builder("a")
                .with(Measure.RATE, 100)
                .voidBecause("a cell differs")
                .build();
        Summary summary = Summary.of(List.of(run("a", 10), broken, run("b", 5)));

        assertThat(summary.median("a", Measure.RATE)).isEmpty();
        assertThat(summary.faults()).containsEntry("a", "a cell differs");
        assertThat(new Target("a", "b", 1).measured(summary)).isEmpty();
        assertThat(Table.of(summary)).contains("a (void)");
    }

    @Test
    void shouldSayWhetherATargetIsMet() {
        Summary summary = Summary.of(List.of(run("a", 10), run("b", 40)));
        Target target = new Target("a", "b", 0.25);

        assertThat(target.measured(summary)).hasValue(0.25);
        assertThat(target.describe(0.25)).doesNotContain("missed");
        assertThat(target.describe(0.24)).contains("missed");
    }

    @Test
    void shouldAlignTheTableAndLeaveOutWhatNobodyMeasured() {
        String table = Table.of(Summary.of(List.of(run("a", 1_234_567), run("longer", 1))));

        assertThat(table.lines().map(String::length).distinct()).hasSize(1);
        assertThat(table).contains("1,234,567").doesNotContain(Measure.P99.title());
    }

    private static Result run(String line, double rate) {
        return new Result.Builder(line).with(Measure.RATE, rate).build();
    }
}
