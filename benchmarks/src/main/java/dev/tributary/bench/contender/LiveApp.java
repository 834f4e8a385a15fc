package dev.tributary.bench.contender;

import dev.tributary.bench.process.ChildJvm;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Our topology in a process beside the one that measures it.
 *
 * @param uri its internal endpoint
 * @param api the public API beside it
 * @param readySeconds from the start of the instance until it was ready, restoring included
 */
public record LiveApp(ChildJvm process, String applicationId, Path stateFolder, URI uri, URI api, double readySeconds)
        implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(10);

    public static LiveApp start(Arena arena, String applicationId) throws Exception {
        Path stateFolder = Path.of(arena.folder(), "state", applicationId);
        ChildJvm process = ChildJvm.start(
                applicationId + "-app-" + System.nanoTime(),
                AppMain.class,
                Path.of(arena.folder()),
                List.of("-Xms2g", "-Xmx2g", "-XX:+UseParallelGC"),
                List.of(arena.write(), applicationId, stateFolder.toString()));
        String[] told = process.await(START).split(" ");
        return new LiveApp(
                process,
                applicationId,
                stateFolder,
                URI.create(told[0]),
                URI.create(told[1]),
                Double.parseDouble(told[2]) / 1000);
    }

    @Override
    public void close() {
        process.close();
    }
}
