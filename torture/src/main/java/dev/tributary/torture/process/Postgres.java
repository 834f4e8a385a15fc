package dev.tributary.torture.process;

import dev.tributary.standalone.EmbeddedPostgres;
import dev.tributary.torture.net.FaultProxy;
import dev.tributary.torture.net.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Postgres behind a proxy, killed and started again on its data folder and port. */
public final class Postgres {

    private final Path data;
    private final Path log;
    private final int port = Ports.free();
    private final FaultProxy way = FaultProxy.before(port);
    private EmbeddedPostgres server;

    Postgres(Path folder) {
        this.data = folder.resolve("postgres");
        this.log = folder.resolve("logs").resolve("postgres.log");
        this.server = EmbeddedPostgres.start(data, port, log);
    }

    /** What is before it. */
    public FaultProxy way() {
        return way;
    }

    /** The address through the proxy. */
    String url() {
        return server.jdbcUrl().replace(":" + port + "/", ":" + way.port() + "/");
    }

    /** The address past the proxy. */
    public String directUrl() {
        return server.jdbcUrl();
    }

    /** SIGKILL for all of its processes. */
    public void kill() {
        ProcessHandle main = ProcessHandle.of(pid()).orElseThrow();
        List<ProcessHandle> parts = main.descendants().toList();
        main.destroyForcibly();
        main.onExit().join();
        parts.forEach(part -> part.onExit().join());
        server.close();
    }

    /** Starts it again after it was killed. */
    public void start() {
        server = EmbeddedPostgres.start(data, port, log);
    }

    private long pid() {
        try {
            return Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
        } catch (IOException e) {
            throw new UncheckedIOException("Postgres does not run", e);
        }
    }

    void close() {
        server.close();
        way.close();
    }
}
