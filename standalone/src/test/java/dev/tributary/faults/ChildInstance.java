package dev.tributary.faults;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An {@link InstanceMain} as a child process. */
final class ChildInstance implements AutoCloseable {

    private final Process process;
    private final Path address;

    private ChildInstance(Process process, Path address) {
        this.process = process;
        this.address = address;
    }

    /** Launches it; the file of settings says how to attribute, if not by default. The environment is added to this one's. */
    static ChildInstance launch(
            Services services,
            String prefix,
            Path state,
            Optional<Path> attribution,
            List<String> jvmOptions,
            Map<String, String> environment)
            throws IOException {
        Path address = state.resolveSibling(state.getFileName() + ".address");
        Files.createDirectories(state);
        Files.deleteIfExists(address);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(jvmOptions);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                InstanceMain.class.getName(),
                services.kafka(),
                services.registryUrl(),
                prefix,
                state.toString(),
                address.toString()));
        attribution.ifPresent(file -> command.add(file.toString()));
        ProcessBuilder process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(Services.log(prefix).toFile()));
        process.environment().putAll(environment);
        return new ChildInstance(process.start(), address);
    }

    /** Where its internal endpoint listens, once it does. */
    URI uri() throws Exception {
        while (!Files.exists(address)) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the instance ended with " + process.exitValue());
            }
            Thread.sleep(20);
        }
        return URI.create(Files.readString(address));
    }

    long pid() {
        return process.pid();
    }

    /** How many files and connections it has open, as Linux tells; 0 elsewhere. */
    long openFiles() throws IOException {
        Path open = Path.of("/proc", String.valueOf(process.pid()), "fd");
        if (!Files.isDirectory(open)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(open)) {
            return files.count();
        }
    }

    /** How it ended, once it did. */
    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /** SIGKILL; returns once it is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGSTOP: it stands still and notices nothing. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** SIGCONT: it goes on as if no time had passed. */
    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    /** SIGTERM: it is to stop by itself; returns once it has ended. */
    int stop() throws IOException, InterruptedException {
        signal("TERM");
        return process.waitFor();
    }

    private void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("kill -" + name + " ended with " + code);
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
