package dev.tributary.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A child process, known by its id and by its start time, since the system gives an id anew. It may have outlived a killed
 * stack: then the next start ends it.
 *
 * @param pid the process id written down while the child ran
 * @param startedAt when that process started
 */
record ChildProcess(long pid, Instant startedAt) {

    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Writes down a running child, one line for the id and one for the start. */
    static void record(Path pidFile, ProcessHandle child) throws IOException {
        Instant startedAt = child.info().startInstant().orElse(Instant.EPOCH);
        Files.write(pidFile, List.of(String.valueOf(child.pid()), String.valueOf(startedAt.getEpochSecond())));
    }

    /** The child that a pid file names, wherever the file has the start time as seconds since 1970. */
    static Optional<ChildProcess> read(Path pidFile, int startLine) throws IOException {
        if (!Files.isRegularFile(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        try {
            long pid = Long.parseLong(lines.get(0).strip());
            long seconds = Long.parseLong(lines.get(startLine).strip());
            return Optional.of(new ChildProcess(pid, Instant.ofEpochSecond(seconds)));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** Ends the process and its children if it still is the one that was written down. */
    void stop() {
        ProcessHandle.of(pid).filter(this::isTheSame).ifPresent(ChildProcess::end);
    }

    private boolean isTheSame(ProcessHandle process) {
        return process.info()
                .startInstant()
                .filter(start -> Duration.between(startedAt, start).abs().compareTo(CLOCK_TOLERANCE) <= 0)
                .isPresent();
    }

    /** Asks the process to end, and makes it where it does not. */
    static void end(ProcessHandle process) {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroy();
        if (!endsInTime(process)) {
            process.destroyForcibly();
            descendants.forEach(ProcessHandle::destroyForcibly);
            endsInTime(process);
        }
    }

    private static boolean endsInTime(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for process " + process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
