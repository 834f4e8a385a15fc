package dev.tributary.bench.contender;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** How quickly an instance that lost its disk is back: all facts taken up, the state folder deleted, started again. */
final class Restore implements Contender {

    /** Starts differ by as much anyway. */
    private static final double NOISE_SECONDS = 1;

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public List<Result> run(Arena arena) throws Exception {
        String id = "bench-restore-" + ProcessHandle.current().pid();
        Outputs.create(arena);
        Path stateFolder;
        try (LiveApp app = LiveApp.start(arena, id);
                Drain drain = new Drain(arena, id)) {
            stateFolder = app.stateFolder();
            drain.await(() -> false);
        }
        double withState = secondsUntilReady(arena, id);
        delete(stateFolder);
        double withoutState = secondsUntilReady(arena, id);
        long records = Outputs.changelogRecords(arena, id);
        Outputs.clear(arena, id);
        double seconds = withoutState - withState;
        List<Result> results = new ArrayList<>();
        if (seconds > NOISE_SECONDS) {
            results.add(new Result.Builder("restore, facts")
                    .with(Measure.RATE, arena.events() / seconds)
                    .build());
            results.add(new Result.Builder("restore, changelog records")
                    .with(Measure.RATE, records / seconds)
                    .build());
        }
        results.addAll(List.of(
                new Result.Builder("start with state")
                        .with(Measure.P50, withState * 1000)
                        .build(),
                new Result.Builder("start without state")
                        .with(Measure.P50, withoutState * 1000)
                        .build()));
        return results;
    }

    private static double secondsUntilReady(Arena arena, String id) throws Exception {
        try (LiveApp app = LiveApp.start(arena, id)) {
            return app.readySeconds();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
