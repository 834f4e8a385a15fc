package dev.tributary.bench.micro;

import dev.tributary.bench.data.CsvFile;
import dev.tributary.producers.Replay;
import dev.tributary.producers.ReplayRequest;
import dev.tributary.producers.ReplaySummary;
import dev.tributary.producers.mapping.Datasets;
import dev.tributary.producers.progress.ReplayProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to make a checked, identified and encoded fact of one CSV row, without sending it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 10)
@Measurement(iterations = 20)
public class ReplayRowBenchmark {

    private Path file = Path.of("");

    /** Writes the file. */
    @Setup
    public void setUp() throws IOException {
        file = Files.createTempFile("tributary-rows-", ".csv");
        CsvFile.write(Facts.sample(), file);
    }

    @Benchmark
    @OperationsPerInvocation(Facts.COUNT)
    public ReplaySummary rowToFact() {
        return Replay.of(ReplayRequest.of(Datasets.named("campaigns"), List.of(file), "default"))
                .dryRun(ReplayProgress.silent());
    }

    @TearDown
    public void tearDown() throws IOException {
        Files.deleteIfExists(file);
    }
}
