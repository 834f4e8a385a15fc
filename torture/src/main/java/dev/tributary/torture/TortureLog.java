package dev.tributary.torture;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** Tells what happens, with the time since the begin, on a stream and in a file. For several threads. */
final class TortureLog implements Consumer<String>, AutoCloseable {

    private final PrintStream out;
    private final PrintStream file;
    private final long started = System.nanoTime();

    private TortureLog(PrintStream out, PrintStream file) {
        this.out = out;
        this.file = file;
    }

    static TortureLog to(PrintStream out, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new TortureLog(out, new PrintStream(Files.newOutputStream(file), true));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    @Override
    public synchronized void accept(String line) {
        Duration time = Duration.ofNanos(System.nanoTime() - started);
        String timed = "%02d:%02d:%02d.%03d  %s"
                .formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart(), time.toMillisPart(), line);
        out.println(timed);
        file.println(timed);
    }

    @Override
    public void close() {
        file.close();
    }
}
