package dev.tributary.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchSmokeTest {

    @Test
    void shouldMeasureContendersWhoseCellsEqualTheTwin() throws Exception {
        Output run = bench(
                "--events=3000",
                "--customers=50",
                "--rounds=1",
                "--partitions=2",
                "--threads=1",
                "--warm-up=0",
                "--json",
                "--only=read-decode,plain-dsl,tributary-exactly-once,replay");

        assertThat(run.exitCode()).as(run.errors() + run.text()).isZero();
        JsonNode document = new ObjectMapper().readTree(run.text());
        assertThat(document.path("faults")).isEmpty();
        JsonNode results = document.path("results");
        assertThat(results.fieldNames())
                .toIterable()
                .containsExactly("read-decode", "tributary-exactly-once", "plain-dsl", "replay");
        assertThat(results.path("tributary-exactly-once")
                        .path("CELLS")
                        .path("median")
                        .asLong())
                .isEqualTo(
                        results.path("plain-dsl").path("CELLS").path("median").asLong())
                .isPositive();
    }

    @Test
    void shouldMeasureAShopWhoseFiguresAndRecommendationsEqualSql() throws Exception {
        Output run = bench(
                "--lines=1000",
                "--rounds=1",
                "--partitions=2",
                "--threads=1",
                "--warm-up=0",
                "--probe=0.4",
                "--json",
                "--only=commerce-exactly-once");

        assertThat(run.exitCode()).as(run.errors() + run.text()).isZero();
        JsonNode results = new ObjectMapper().readTree(run.text()).path("results");
        assertThat(results.path("commerce-exactly-once, order lines")
                        .path("CELLS")
                        .path("median")
                        .asLong())
                .isPositive();
        assertThat(results.path("GET recommendations, power users").path("P99").isMissingNode())
                .isFalse();
    }

    @Test
    void shouldNameTheContendersWhenOneIsUnknown() {
        Output run = bench("--only=fastest");

        assertThat(run.exitCode()).isEqualTo(2);
    }

    private static Output bench(String... arguments) {
        PrintStream outBefore = System.out;
        PrintStream errBefore = System.err;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int exitCode = new CommandLine(new BenchCommand()).execute(arguments);
            return new Output(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(outBefore);
            System.setErr(errBefore);
        }
    }

    private record Output(int exitCode, String text, String errors) {}
}
