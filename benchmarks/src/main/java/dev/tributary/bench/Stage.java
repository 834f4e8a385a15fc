package dev.tributary.bench;

import dev.tributary.bench.contender.Arena;
import dev.tributary.bench.contender.Contender;
import dev.tributary.bench.contender.ContenderMain;
import dev.tributary.bench.contender.Contenders;
import dev.tributary.bench.contender.Result;
import dev.tributary.bench.data.CsvFile;
import dev.tributary.bench.data.ExpectedCells;
import dev.tributary.bench.data.FactLoader;
import dev.tributary.bench.data.SampleFacts;
import dev.tributary.bench.growth.GrowthData;
import dev.tributary.bench.process.BrokerMain;
import dev.tributary.bench.process.ChildJvm;
import dev.tributary.bench.process.RegistryServer;
import dev.tributary.schemas.TopicSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** Broker, registry and facts, ready for contenders; everything lies in a temporary folder that vanishes in the end. */
final class Stage implements AutoCloseable {

    private static final Duration BROKER_START = Duration.ofMinutes(3);
    private static final Duration RUN = Duration.ofMinutes(30);
    private static final String PREFIX = "bench";

    private final BenchSettings settings;
    private final Path folder;
    private final RegistryServer registry;
    private final ChildJvm broker;
    private final Arena arena;
    private int runs;

    private Stage(BenchSettings settings) throws IOException, InterruptedException {
        this.settings = settings;
        folder = Files.createTempDirectory("tributary-bench-");
        registry = RegistryServer.start();
        broker = ChildJvm.start(
                "broker",
                BrokerMain.class,
                folder,
                List.of("-Xms1g", "-Xmx1g"),
                List.of(folder.resolve("kafka").toString()));
        arena = new Arena(
                broker.await(BROKER_START),
                broker.pid(),
                registry.url(),
                PREFIX,
                settings.events(),
                settings.customers(),
                settings.order(),
                BenchSettings.SEED,
                settings.visits(),
                settings.lines(),
                settings.partitions(),
                settings.threads(),
                settings.commitMillis(),
                settings.warmUpSeconds(),
                0,
                settings.probeSeconds(),
                folder.toString());
    }

    /** Starts the broker, writes the facts and computes the expected cells. */
    static Stage open(BenchSettings settings) throws IOException, ExecutionException, InterruptedException {
        Stage stage = new Stage(settings);
        try {
            if (Contenders.ofCampaigns().stream().anyMatch(settings::includes)) {
                stage.loadCampaigns();
            }
            if (Contenders.ofGrowth().stream().anyMatch(settings::includes)) {
                GrowthData.of(stage.arena).prepare();
            }
            return stage;
        } catch (IOException | ExecutionException | InterruptedException | RuntimeException e) {
            stage.close();
            throw e;
        }
    }

    Arena arena() {
        return arena;
    }

    /** One run of a contender in a JVM of its own. */
    List<Result> run(Contender contender, Arena where) throws IOException, InterruptedException {
        String name = contender.name() + "-" + ++runs;
        try (ChildJvm child = ChildJvm.start(
                name,
                ContenderMain.class,
                contender.moreClasses(),
                folder,
                jvmOptions(name),
                List.of(contender.name(), where.write()))) {
            return Result.read(child.await(RUN));
        }
    }

    @Override
    public void close() {
        broker.close();
        registry.close();
        try {
            deleteFolder();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }

    private void loadCampaigns() throws IOException {
        try (Admin admin = arena.admin();
                FactLoader loader = arena.loader()) {
            TopicSetup.ensure(admin, arena.topics(), arena.partitions(), (short) 1);
            arena.sample().forEach(loader::send);
            loader.flush();
        }
        SampleFacts sample = arena.sample();
        ExpectedCells.of(sample).write(arena.expectedCells());
        CsvFile.write(sample, arena.csv());
    }

    private List<String> jvmOptions(String name) {
        List<String> options = new ArrayList<>(List.of("-Xms4g", "-Xmx4g", "-XX:+UseParallelGC"));
        settings.recordings()
                .ifPresent(where -> options.add("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename="
                        + where.toAbsolutePath().resolve(name + ".jfr")));
        return options;
    }

    private void deleteFolder() throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @org.jspecify.annotations.Nullable IOException e)
                    throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
