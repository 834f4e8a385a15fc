package dev.tributary.standalone;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * What Tributary stands on: the broker, the schema registry and Postgres, started side by side.
 *
 * @param kafka the broker
 * @param registry the schema registry
 * @param postgres the database
 */
record LocalServices(EmbeddedKafka kafka, EmbeddedRegistry registry, EmbeddedPostgres postgres)
        implements AutoCloseable {

    /** Starts all three and returns when the last is ready; where one fails, the others are stopped again. */
    static LocalServices start(DataFolder folder, StackPorts ports, Progress progress) {
        endOrphans(folder);
        ports.requireFree();
        CompletableFuture<EmbeddedRegistry> registry = begin(
                "Schema registry",
                progress,
                () -> EmbeddedRegistry.start(folder.registry(), ports.registry(), folder.log("registry")));
        CompletableFuture<EmbeddedPostgres> postgres = begin(
                "Postgres",
                progress,
                () -> EmbeddedPostgres.start(folder.postgres(), ports.postgres(), folder.log("postgres")));
        CompletableFuture<EmbeddedKafka> kafka =
                begin("Kafka", progress, () -> EmbeddedKafka.start(folder.kafka(), ports.kafka()));
        try {
            CompletableFuture.allOf(kafka, registry, postgres).join();
            return new LocalServices(kafka.join(), registry.join(), postgres.join());
        } catch (CompletionException e) {
            stopStarted(List.of(kafka, registry, postgres));
            throw e.getCause() instanceof StartupException known ? known : e;
        }
    }

    /** Stops them in the order in which they need each other. */
    @Override
    public void close() {
        kafka.close();
        registry.close();
        postgres.close();
    }

    private static <T> CompletableFuture<T> begin(String part, Progress progress, Supplier<T> start) {
        CompletableFuture<T> started = new CompletableFuture<>();
        Thread.ofPlatform().name("start-" + part).daemon().start(() -> {
            try {
                T result = start.get();
                progress.ready(part);
                started.complete(result);
            } catch (RuntimeException | Error e) {
                started.completeExceptionally(e);
            }
        });
        return started;
    }

    /** All have either started or failed by now, since the caller waited for all of them. */
    private static void stopStarted(List<CompletableFuture<? extends AutoCloseable>> parts) {
        List<AutoCloseable> started = new ArrayList<>();
        parts.stream().filter(part -> !part.isCompletedExceptionally()).forEach(part -> started.add(part.join()));
        for (AutoCloseable part : started) {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException("a part did not stop after another had failed to start", e);
            }
        }
    }

    private static void endOrphans(DataFolder folder) {
        try {
            EmbeddedRegistry.stopOrphan(folder.registry());
            EmbeddedPostgres.stopOrphan(folder.postgres());
        } catch (IOException e) {
            throw new StartupException("cannot read what an earlier run left in " + folder.path() + ": " + e, e);
        }
    }
}
