package dev.tributary.bench.growth;

import dev.tributary.bench.contender.Arena;
import dev.tributary.bench.contender.Contender;
import dev.tributary.bench.contender.Measure;
import dev.tributary.bench.contender.Result;
import dev.tributary.bench.growth.flink.CellDelta;
import dev.tributary.bench.growth.flink.FlinkGrowthJob;
import dev.tributary.bench.process.Meter;
import dev.tributary.bench.process.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A Flink job that keeps three of the figures from the same topics, with exactly-once checkpoints every second. */
public final class FlinkGrowth implements Contender {

    private static final Duration CHECKPOINTS = Duration.ofSeconds(1);

    @Override
    public String name() {
        return "growth-flink";
    }

    /** Flink is no part of the program; its class path was written beside this module's when it was built. */
    @Override
    public String moreClasses() {
        try {
            Path program = Path.of(FlinkGrowth.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path classPath = program.resolveSibling("flink-classpath");
            return Files.exists(classPath) ? Files.readString(classPath) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void prepare(Arena arena) throws Exception {
        if (arena.warmUpSeconds() > 0) {
            keep(arena, () -> {});
        }
    }

    @Override
    public List<Result> run(Arena arena) throws Exception {
        GrowthData data = GrowthData.of(arena);
        long facts = data.rows();
        AtomicReference<@Nullable Meter> meter = new AtomicReference<>();
        Map<String, CellDelta> cells = keep(arena, () -> meter.set(Meter.start(arena.brokerPid())));
        Meter started = meter.get();
        if (started == null) {
            throw new IllegalStateException("the job took up no event");
        }
        Result.Builder result =
                Result.of(name(), facts, started.read()).with(Measure.RESIDENT, Usage.peakResidentMebibytes());
        compare(data, cells, result);
        return List.of(result.build());
    }

    private static Map<String, CellDelta> keep(Arena arena, Runnable onFirstEvent) throws Exception {
        Arena growth = arena.growth();
        return FlinkGrowthJob.run(
                growth.bootstrapServers(),
                growth.schemaRegistry(),
                growth.topics(),
                growth.threads(),
                Path.of(growth.folder(), "flink"),
                CHECKPOINTS,
                onFirstEvent);
    }

    private static void compare(GrowthData data, Map<String, CellDelta> cells, Result.Builder result) throws Exception {
        Map<String, List<Long>> found = new HashMap<>();
        cells.forEach((cell, sums) -> found.put(cell, List.of(sums.users, sums.orders, sums.revenue)));
        try (GrowthDatabase database = GrowthDatabase.read(data)) {
            Map<String, List<Long>> expected = database.cells();
            long equal = expected.entrySet().stream()
                    .filter(cell -> cell.getValue().equals(found.get(cell.getKey())))
                    .count();
            result.with(Measure.CELLS, equal);
            if (equal != expected.size() || equal != found.size()) {
                result.voidBecause(equal + " of " + expected.size() + " cells are equal, " + found.size() + " found");
            }
        }
    }
}
