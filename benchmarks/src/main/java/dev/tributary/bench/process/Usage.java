package dev.tributary.bench.process;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What processes use, as the operating system counts it; empty where it does not tell. */
public final class Usage {

    private static final double MEBI = 1024 * 1024;

    private Usage() {}

    /** CPU seconds that a process has used since its start. */
    public static OptionalDouble cpuSeconds(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .map(Usage::seconds)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    /** The largest resident memory of this process so far, in MiB; Linux only. */
    public static OptionalDouble peakResidentMebibytes() {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return OptionalDouble.empty();
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst();
        } catch (IOException e) {
            return OptionalDouble.empty();
        }
    }

    /** Heap that is reachable, in MiB; collects garbage first. */
    public static double liveHeapMebibytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEBI;
    }

    /** Size of the files in a folder, in MiB; a file that vanishes meanwhile counts nothing. */
    public static double mebibytesOf(Path folder) throws IOException {
        long[] bytes = {0};
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                bytes[0] += attributes.size();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException vanished) {
                return FileVisitResult.CONTINUE;
            }
        });
        return bytes[0] / MEBI;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
