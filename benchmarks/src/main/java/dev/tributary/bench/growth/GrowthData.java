package dev.tributary.bench.growth;

import dev.tributary.bench.contender.Arena;
import dev.tributary.bench.contender.Outputs;
import dev.tributary.producers.KafkaTarget;
import dev.tributary.producers.Replay;
import dev.tributary.producers.ReplayRequest;
import dev.tributary.producers.ReplaySummary;
import dev.tributary.producers.mapping.Datasets;
import dev.tributary.producers.progress.ReplayProgress;
import dev.tributary.producers.sample.GrowthSample;
import dev.tributary.schemas.ClientSettings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** A year of visits, orders and costs as three files, and the same facts on topics. */
public record GrowthData(Arena arena, Path visits, Path orders, Path costs) {

    private static final int VISITS_PER_1000_USERS = 1_600;

    public static GrowthData of(Arena arena) {
        Path folder = Path.of(arena.folder(), "growth");
        return new GrowthData(
                arena, folder.resolve("visits.csv"), folder.resolve("orders.csv"), folder.resolve("costs.csv"));
    }

    /** Writes the files and replays them onto the growth topics of the arena. */
    public void prepare() throws IOException, ExecutionException, InterruptedException {
        write();
        Outputs.create(arena.growth());
        replay(arena.growth());
    }

    /** Writes the files. */
    public void write() throws IOException {
        Files.createDirectories(visits.getParent());
        int users = Math.max(1, (int) (arena.visits() * 1_000L / VISITS_PER_1000_USERS));
        try (BufferedWriter visitsOut = Files.newBufferedWriter(visits);
                BufferedWriter ordersOut = Files.newBufferedWriter(orders);
                BufferedWriter costsOut = Files.newBufferedWriter(costs)) {
            new GrowthSample(users, VISITS_PER_1000_USERS, arena.seed()).writeTo(visitsOut, ordersOut, costsOut);
        }
    }

    /** Replays the files onto the topics of an arena. */
    ReplaySummary replay(Arena onto) throws InterruptedException {
        return replay(onto, Arena.WORKSPACE);
    }

    /** The same into another workspace. */
    public ReplaySummary replay(Arena onto, String workspace) throws InterruptedException {
        KafkaTarget target =
                new KafkaTarget(onto.bootstrapServers(), onto.schemaRegistry(), onto.topics(), ClientSettings.NONE);
        return Replay.of(ReplayRequest.of(Datasets.named("growth"), List.of(visits, orders, costs), workspace))
                .run(target, ReplayProgress.silent());
    }

    /** Rows of all three files. */
    long rows() throws IOException {
        long rows = 0;
        for (Path file : List.of(visits, orders, costs)) {
            try (var lines = Files.lines(file)) {
                rows += lines.count() - 1;
            }
        }
        return rows;
    }
}
