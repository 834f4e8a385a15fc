package dev.tributary.torture.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own on the class path of this one. It ends with this JVM only if it looks to that itself. */
public final class Child {

    private static final long PATIENCE_SECONDS = 60;

    private final String name;
    private final Process process;

    private Child(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param log takes its output, after what is there
     */
    public static Child start(String name, Path log, List<String> jvmOptions, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        try {
            return new Child(
                    name,
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.appendTo(log.toFile()))
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name, e);
        }
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL; returns once it is gone. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    /** SIGTERM; returns once it is gone, which it has to be before a minute is over. */
    public void stop() {
        process.destroy();
        if (!await()) {
            kill();
            throw new IllegalStateException(name + " did not stop within " + PATIENCE_SECONDS + " s");
        }
    }

    /** SIGSTOP: it stands still and notices nothing. */
    public void freeze() {
        Signals.send("STOP", process.pid());
    }

    /** SIGCONT: it goes on as if no time had passed. */
    public void thaw() {
        Signals.send("CONT", process.pid());
    }

    private boolean await() {
        try {
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + name + " ends", e);
        }
    }
}
