package dev.tributary.bench.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;

/** The machine, and the versions of what runs on it. */
public final class Machine {

    private Machine() {}

    /** One line on processor, memory, system and versions. */
    public static String describe() {
        return String.format(
                Locale.ROOT,
                "%s, %d processors, %.0f GiB, %s %s, Java %s, Kafka %s",
                processor(),
                Runtime.getRuntime().availableProcessors(),
                memoryBytes() / Math.pow(2, 30),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                Runtime.version(),
                AppInfoParser.getVersion());
    }

    /** The load average of the last minute; what else runs here disturbs the figures. */
    public static String load() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return load < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f", load);
    }

    private static double memoryBytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : Double.NaN;
    }

    private static String processor() {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(info)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(info)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
