package dev.tributary.faults;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A {@link BrokerMain} as a child process. */
final class ChildBroker implements AutoCloseable {

    private final Process process;
    private final int port;

    private ChildBroker(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Returns once it serves; port 0 takes a free one. */
    static ChildBroker launch(Path data, int port) throws IOException, InterruptedException {
        Path file = data.resolveSibling(data.getFileName() + ".port");
        Files.deleteIfExists(file);
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerMain.class.getName(),
                        data.toString(),
                        String.valueOf(port),
                        file.toString()))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(Services.log("broker").toFile()))
                .start();
        while (!Files.exists(file)) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the broker ended with " + process.exitValue());
            }
            Thread.sleep(20);
        }
        return new ChildBroker(process, Integer.parseInt(Files.readString(file)));
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    /** Returns once it has ended by itself. */
    void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
