package dev.tributary.torture.process;

import dev.tributary.standalone.EmbeddedRegistry;
import dev.tributary.standalone.StartupException;
import dev.tributary.torture.net.FaultProxy;
import dev.tributary.torture.net.Ports;
import java.nio.file.Path;

/** The schema registry behind a proxy, killed and started again on its data folder and port. */
public final class Registry {

    private static final int ATTEMPTS = 3;

    private final Path data;
    private final Path log;
    private final int port = Ports.free();
    private final FaultProxy way = FaultProxy.before(port);
    private EmbeddedRegistry server;

    Registry(Path folder) {
        this.data = folder.resolve("registry");
        this.log = folder.resolve("logs").resolve("registry.log");
        this.server = launch(ATTEMPTS);
    }

    /** A busy machine may need longer than a user would wait. */
    private EmbeddedRegistry launch(int attempts) {
        try {
            return EmbeddedRegistry.start(data, port, log);
        } catch (StartupException e) {
            if (attempts > 1) {
                return launch(attempts - 1);
            }
            throw e;
        }
    }

    /** What is before it. */
    public FaultProxy way() {
        return way;
    }

    /** The address through the proxy. */
    String url() {
        return directUrl().replace(":" + port + "/", ":" + way.port() + "/");
    }

    /** The address past the proxy. */
    public String directUrl() {
        return server.uri().toString();
    }

    public long pid() {
        return server.pid();
    }

    /** SIGKILL. */
    public void kill() {
        ProcessHandle.of(server.pid()).ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }

    /** Starts it again after it was killed. */
    public void start() {
        server = launch(ATTEMPTS);
    }

    void close() {
        server.close();
        way.close();
    }
}
