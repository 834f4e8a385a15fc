package dev.tributary.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Apicurio Registry as a child process, on loopback only, speaking Confluent's API.
 *
 * <p>Its data folder keeps every schema under the same id over restarts, also over a kill: each registration is on disk
 * before it is answered. New versions of a schema must be able to read all earlier ones.
 */
public final class EmbeddedRegistry implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final int START_LINE = 1;

    private final URI uri;
    private final Process process;
    private final Path pidFile;

    private EmbeddedRegistry(URI uri, Process process, Path pidFile) {
        this.uri = uri;
        this.process = process;
        this.pidFile = pidFile;
    }

    /**
     * Starts the registry and returns once it answers.
     *
     * @param dataDir created where missing; a registry left over from a killed run there is ended first
     * @param port 0 takes a free one
     * @param log the file that takes the process's output
     */
    public static EmbeddedRegistry start(Path dataDir, int port, Path log) {
        try {
            Files.createDirectories(dataDir);
            Files.createDirectories(log.toAbsolutePath().getParent());
            stopOrphan(dataDir);
            int httpPort = Ports.orFree(port);
            Process process = new ProcessBuilder(command(dataDir, httpPort))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            ChildProcess.record(pidFile(dataDir), process.toHandle());
            URI uri = URI.create("http://" + Ports.HOST + ":" + httpPort + "/apis/ccompat/v7");
            EmbeddedRegistry registry = new EmbeddedRegistry(uri, process, pidFile(dataDir));
            registry.awaitReady(log);
            return registry;
        } catch (IOException e) {
            throw new StartupException("the schema registry could not start in " + dataDir + ": " + e.getMessage(), e);
        }
    }

    /** Ends a registry that outlived an earlier run on this data folder. */
    static void stopOrphan(Path dataDir) throws IOException {
        ChildProcess.read(pidFile(dataDir), START_LINE).ifPresent(ChildProcess::stop);
    }

    /** The base of the Confluent API. */
    public URI uri() {
        return uri;
    }

    /** The process id of the registry. */
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        ChildProcess.end(process.toHandle());
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + pidFile, e);
        }
    }

    private static Path pidFile(Path dataDir) {
        return dataDir.resolve("registry.pid");
    }

    private static List<String> command(Path dataDir, int port) throws IOException {
        Path archives = Files.createDirectories(Installation.cache());
        String database = dataDir.toAbsolutePath().resolve("registry").toString();
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archives.resolve("registry.jsa"),
                "-Dquarkus.http.host=" + Ports.HOST,
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.http.access-log.enabled=false",
                "-Dquarkus.management.host=" + Ports.HOST,
                "-Dquarkus.management.port=0",
                "-Dapicurio.storage.kind=sql",
                "-Dapicurio.storage.sql.kind=h2",
                "-Dapicurio.datasource.url=jdbc:h2:file:" + database + ";WRITE_DELAY=0",
                "-Dapicurio.datasource.jdbc.initial-size=2",
                "-Dapicurio.datasource.jdbc.min-size=2",
                "-Dapicurio.datasource.jdbc.max-size=8",
                "-jar",
                Installation.registry().resolve("quarkus-run.jar").toString());
    }

    private void awaitReady(Path log) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            while (!requireBackwardCompatibility(http)) {
                if (!process.isAlive()) {
                    throw new StartupException("the schema registry ended at once; its last words are in " + log);
                }
                if (System.nanoTime() > deadline) {
                    close();
                    throw new StartupException("the schema registry did not answer within " + PATIENCE.toSeconds()
                            + " s; its log is " + log);
                }
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new StartupException("interrupted while the schema registry started", e);
        }
    }

    /** Sets the rule for all subjects, which is the first thing that works once the registry is ready. */
    private boolean requireBackwardCompatibility(HttpClient http) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri + "/config"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"compatibility\":\"BACKWARD_TRANSITIVE\"}"))
                .build();
        try {
            HttpResponse<Void> response = http.send(request, BodyHandlers.discarding());
            return response.statusCode() == 200;
        } catch (IOException notListeningYet) {
            return false;
        }
    }
}
