package dev.tributary.bench.process;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of its own for one part of a benchmark, so that its CPU, memory and compiled code are its own.
 *
 * <p>It runs on this JVM's class path. Lines that it {@linkplain #tell tells} reach the parent, all other output goes to
 * a log file. Closing its standard input asks it to end, which also happens when the parent dies.
 */
public final class ChildJvm implements AutoCloseable {

    private static final String MARK = "bench>";
    private static final String ENDED = "";
    private static final long STOP_SECONDS = 30;

    private final String name;
    private final Process process;
    private final Path log;
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

    private ChildJvm(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a child.
     *
     * @param name also names its log file in the folder
     * @param jvmOptions such as {@code -Xmx1g}
     */
    public static ChildJvm start(
            String name, Class<?> main, Path folder, List<String> jvmOptions, List<String> arguments) {
        return start(name, main, "", folder, jvmOptions, arguments);
    }

    /** The same with more libraries, as a class path. */
    public static ChildJvm start(
            String name,
            Class<?> main,
            String moreClasses,
            Path folder,
            List<String> jvmOptions,
            List<String> arguments) {
        Path log = folder.resolve(name.replace(' ', '-') + ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.add("-Dlogback.configurationFile=bench-logback.xml");
        command.add("-cp");
        String classes = System.getProperty("java.class.path");
        command.add(moreClasses.isEmpty() ? classes : classes + File.pathSeparator + moreClasses);
        command.add(main.getName());
        command.addAll(arguments);
        try {
            Files.createDirectories(folder);
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            ChildJvm child = new ChildJvm(name, process, log);
            Thread.ofPlatform().daemon().name(name + "-output").start(child::readOutput);
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a JVM for " + name, e);
        }
    }

    /** Called in a child: sends the parent a line. */
    public static void tell(String message) {
        System.out.println(MARK + message);
        System.out.flush();
    }

    /** Called in a child: returns when the parent asks it to end, or is gone. */
    public static void awaitEnd() throws IOException {
        while (System.in.read() >= 0) {
            // only the end of the stream matters
        }
    }

    /** Called in a child that works until done: lets it die with its parent. */
    public static void dieWithParent() {
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            try {
                awaitEnd();
            } catch (IOException e) {
                // a broken pipe also means that the parent is gone
            }
            System.exit(1);
        });
    }

    public long pid() {
        return process.pid();
    }

    /**
     * The child's next message.
     *
     * @throws IllegalStateException where it ends, or stays silent for so long
     */
    public String await(Duration limit) throws InterruptedException {
        String message = messages.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (message == null) {
            throw new IllegalStateException(name + " said nothing for " + limit.toSeconds() + " s\n" + tail());
        }
        if (message.equals(ENDED)) {
            throw new IllegalStateException(name + " ended unexpectedly\n" + tail());
        }
        return message;
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void readOutput() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
                BufferedWriter file = Files.newBufferedWriter(log)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(MARK)) {
                    messages.add(line.substring(MARK.length()));
                } else {
                    file.write(line);
                    file.newLine();
                    file.flush();
                }
            }
        } catch (IOException e) {
            // the stream breaks when the child is killed
        }
        messages.add(ENDED);
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }
}
