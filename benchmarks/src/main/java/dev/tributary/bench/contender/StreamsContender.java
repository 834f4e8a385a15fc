package dev.tributary.bench.contender;

import dev.tributary.bench.data.Cell;
import dev.tributary.bench.data.ExpectedCells;
import dev.tributary.bench.process.Meter;
import dev.tributary.bench.process.Usage;
import dev.tributary.query.routing.RollupUnavailableException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/**
 * A Kafka Streams application over the facts, measured from its first record until all of its input is taken up and
 * committed. Its cells are then compared with the expected ones; where one differs the run is void.
 */
final class StreamsContender implements Contender {

    private static final Duration SETTLED = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 200;

    private final String name;
    private final Application application;

    StreamsContender(String name, Application application) {
        this.name = name;
        this.application = application;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void prepare(Arena arena) throws Exception {
        WarmUp warm = WarmUp.of(arena);
        for (int i = 0; !warm.getAsBoolean(); i++) {
            String id = applicationId() + "-warm-up-" + i;
            Outputs.create(arena);
            try (Running running = application.start(arena, id, stateFolder(arena, id));
                    Drain drain = new Drain(arena, id)) {
                drain.await(warm);
            }
            Outputs.clear(arena, id);
        }
    }

    @Override
    public List<Result> run(Arena arena) throws Exception {
        String id = applicationId();
        Outputs.create(arena);
        Result result;
        try (Running running = application.start(arena, id, stateFolder(arena, id));
                Drain drain = new Drain(arena, id)) {
            Progress.awaitFirstRecord();
            Meter meter = Meter.start(arena.brokerPid());
            drain.await(() -> false);
            Meter.Reading reading = meter.read();
            Result.Builder measured = Result.of(name, arena.events(), reading)
                    .with(Measure.RESIDENT, Usage.peakResidentMebibytes())
                    .with(Measure.HEAP, Usage.liveHeapMebibytes());
            result = application.keepsState() ? checked(arena, id, running, measured) : measured.build();
        }
        Outputs.clear(arena, id);
        return List.of(result);
    }

    private static Result checked(Arena arena, String id, Running running, Result.Builder measured) throws Exception {
        measured.with(Measure.STORED, Outputs.changelogBytes(arena, id) / (double) arena.events());
        ExpectedCells.Comparison comparison = settled(ExpectedCells.read(arena.expectedCells()), running);
        measured.with(Measure.CELLS, comparison.cells() - comparison.differences());
        if (!comparison.equal()) {
            measured.voidBecause(comparison.differences() + " of " + comparison.cells() + " cells differ, the first: "
                    + comparison.first());
        }
        return measured.build();
    }

    /**
     * The last comparison, equal or not. All input is taken up, so cells change no more; but a partition may still move
     * from thread to thread, and is not answered for while it does.
     */
    private static ExpectedCells.Comparison settled(ExpectedCells expected, Running running) throws Exception {
        long deadline = System.nanoTime() + SETTLED.toNanos();
        while (true) {
            boolean last = System.nanoTime() > deadline;
            try {
                ExpectedCells.Comparison comparison = expected.compare(running.cells());
                if (comparison.equal() || last) {
                    return comparison;
                }
            } catch (InvalidStateStoreException | IllegalStateException | RollupUnavailableException moving) {
                if (last) {
                    throw moving;
                }
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private String applicationId() {
        return "bench-" + name + "-" + ProcessHandle.current().pid();
    }

    private static Path stateFolder(Arena arena, String id) {
        return Path.of(arena.folder(), "state", id);
    }

    /** How to start an application. */
    interface Application {

        /** Starts it with a state folder of its own. */
        Running start(Arena arena, String applicationId, Path stateFolder) throws Exception;

        /** Whether it has cells to compare. */
        default boolean keepsState() {
            return true;
        }
    }

    /** An application that runs. */
    interface Running extends AutoCloseable {

        /** The cells it arrived at. */
        Iterator<Cell> cells() throws Exception;
    }
}
