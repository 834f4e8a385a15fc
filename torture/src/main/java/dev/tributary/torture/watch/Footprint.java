package dev.tributary.torture.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What processes hold, looked at now and then: memory, threads and open files, as Linux tells them. */
public final class Footprint {

    /**
     * One look at a process.
     *
     * @param pid tells whether it still is the same
     * @param mebibytes resident memory
     */
    public record Look(long pid, long mebibytes, int threads, int files) {}

    private final Map<String, List<Look>> looks = new TreeMap<>();

    /** Looks at processes by name. */
    public void look(Map<String, Long> pids) {
        pids.forEach((name, pid) -> {
            try {
                looks.computeIfAbsent(name, first -> new ArrayList<>()).add(look(pid));
            } catch (IOException | RuntimeException goneOrNotLinux) {
                // nothing to see
            }
        });
    }

    /** Of the process that runs last under each name: the first look at it, and the last one. */
    public Map<String, List<Look>> firstAndLast() {
        Map<String, List<Look>> summary = new LinkedHashMap<>();
        looks.forEach((name, all) -> {
            Look last = all.getLast();
            Look first = all.stream()
                    .filter(look -> look.pid() == last.pid())
                    .findFirst()
                    .orElse(last);
            summary.put(name, List.of(first, last));
        });
        return summary;
    }

    private static Look look(long pid) throws IOException {
        Path process = Path.of("/proc", String.valueOf(pid));
        long kibibytes = 0;
        int threads = 0;
        for (String line : Files.readAllLines(process.resolve("status"))) {
            if (line.startsWith("VmRSS:")) {
                kibibytes = digits(line);
            } else if (line.startsWith("Threads:")) {
                threads = (int) digits(line);
            }
        }
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            return new Look(pid, kibibytes >> 10, threads, (int) files.count());
        }
    }

    private static long digits(String line) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
    }
}
