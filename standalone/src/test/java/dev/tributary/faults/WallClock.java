package dev.tributary.faults;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/** The wall clock of a child process, which may be wrong and may jump; all else that it measures time by stays right. */
final class WallClock {

    private final Path library;
    private final Path ahead;

    private WallClock(Path library, Path ahead) {
        this.library = library;
        this.ahead = ahead;
    }

    /** A clock that is ahead by that, whose files lie in the folder; the test is skipped where no C compiler is installed. */
    static WallClock ahead(Duration by, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path source = folder.resolve("wall-clock.c");
        Path library = folder.resolve("wall-clock.so");
        try (InputStream in = Objects.requireNonNull(WallClock.class.getResourceAsStream("/wall-clock.c"))) {
            Files.copy(in, source, StandardCopyOption.REPLACE_EXISTING);
        }
        Assumptions.assumeTrue(
                HostCommand.succeeds("cc", "-shared", "-fPIC", "-O1", "-o", library.toString(), source.toString()),
                "a C compiler for Linux (cc) is needed");
        WallClock clock = new WallClock(library, folder.resolve("ahead"));
        clock.jumpTo(by);
        return clock;
    }

    /** Jumps, from the true time to so much ahead of it, or behind where it is negative. */
    void jumpTo(Duration aheadBy) throws IOException {
        ByteBuffer seconds =
                ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder()).putLong(aheadBy.toSeconds());
        try (FileChannel file = FileChannel.open(ahead, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.write(seconds.flip(), 0);
        }
    }

    /** What a process needs in its environment to have this clock. */
    Map<String, String> environment() {
        return Map.of("LD_PRELOAD", library.toString(), "WALL_CLOCK_AHEAD", ahead.toString());
    }
}
