package dev.tributary.faults;

import dev.tributary.schemas.serde.HttpSchemaRegistry;
import dev.tributary.schemas.serde.SchemaRegistry;
import dev.tributary.standalone.EmbeddedKafka;
import dev.tributary.standalone.EmbeddedRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The broker and the registry that all fault tests share, and a folder for what they keep. The broker removes
 * within two seconds whatever may expire by its age, and takes no larger records than any broker does by default.
 */
final class Services implements AutoCloseable {

    private static final Path TARGET = Path.of("target", "faults").toAbsolutePath();
    static final Map<String, String> BROKER = Map.of(
            // What a killed instance left open holds up its successor.
            "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000",
            "log.retention.ms", "1000",
            "log.retention.check.interval.ms", "1000",
            "log.initial.task.delay.ms", "100",
            "message.max.bytes", "1048588");

    private final Path folder;
    private final String kafka;
    private final Runnable stopKafka;
    private final EmbeddedRegistry registry;
    private final boolean borrowed;

    private Services(Path folder, String kafka, Runnable stopKafka, EmbeddedRegistry registry, boolean borrowed) {
        this.folder = folder;
        this.kafka = kafka;
        this.stopKafka = stopKafka;
        this.registry = registry;
        this.borrowed = borrowed;
    }

    static Services start() {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(TARGET), "run");
            EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0, BROKER);
            return new Services(folder, kafka.bootstrapServers(), kafka::close, registry(folder), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With a broker that is somebody else's to stop. */
    static Services on(String bootstrapServers) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(TARGET), "run");
        return new Services(folder, bootstrapServers, () -> {}, registry(folder), false);
    }

    /** The same with another broker; closing that stops none of them. */
    Services withKafka(String bootstrapServers) {
        return new Services(folder, bootstrapServers, () -> {}, registry, true);
    }

    private static EmbeddedRegistry registry(Path folder) {
        return EmbeddedRegistry.start(folder.resolve("registry"), 0, TARGET.resolve("registry.log"));
    }

    String kafka() {
        return kafka;
    }

    String registryUrl() {
        return registry.uri().toString();
    }

    SchemaRegistry registry() {
        return HttpSchemaRegistry.connect(Map.of("schema.registry.url", registryUrl()));
    }

    /** Where the scenario of that name keeps its state; gone at the end of the run. */
    Path folder(String name) {
        return folder.resolve(name);
    }

    /** The log of a process, kept after the run. */
    static Path log(String name) {
        return TARGET.resolve(name + ".log");
    }

    @Override
    public void close() throws IOException {
        if (borrowed) {
            return;
        }
        registry.close();
        stopKafka.run();
        delete(folder);
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
