package dev.tributary.producers;

import dev.tributary.producers.ledger.KafkaLedger;
import dev.tributary.producers.ledger.Ledger;
import dev.tributary.producers.ledger.RunFingerprint;
import dev.tributary.producers.ledger.RunStart;
import dev.tributary.producers.mapping.Mapping;
import dev.tributary.producers.progress.ReplayProgress;
import dev.tributary.producers.rows.FactEncoder;
import dev.tributary.producers.rows.FileRows;
import dev.tributary.producers.rows.MergedRows;
import dev.tributary.producers.rows.OrderedRows;
import dev.tributary.producers.rows.RowInput;
import dev.tributary.producers.rows.RowInputs;
import dev.tributary.producers.rows.TimedRows;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.InMemorySchemaRegistry;
import dev.tributary.schemas.serde.SchemaRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Replays the files of a dataset: once, from one thread; {@link #stop()} may come from another.
 *
 * <p>All methods throw {@link ReplayException} with one line for the user.
 */
public final class Replay {

    private final ReplayRequest request;
    private final Clock clock = Clock.systemUTC();
    private volatile boolean stopped;
    private Map<String, Map<Integer, Long>> nextOffsets = Map.of();

    private Replay(ReplayRequest request) {
        this.request = request;
    }

    public static Replay of(ReplayRequest request) {
        return new Replay(request);
    }

    /** Checks every row without sending any. */
    public ReplaySummary dryRun(ReplayProgress progress) {
        SchemaRegistry registry = new InMemorySchemaRegistry();
        try (RowInputs inputs = inputs(progress);
                MergedRows rows = open(inputs, kind -> FactEncoder.of(kind, Topics.withDefaultPrefix(), registry))) {
            return new RowLoop(request, rows, Ledger.none(), Counts.none(), progress, this::isStopped)
                    .run("", List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends every row, going on where an earlier attempt was cut off. */
    public ReplaySummary run(KafkaTarget target, ReplayProgress progress) {
        KafkaSession session = KafkaSession.configure(target);
        try (RowInputs inputs = inputs(progress);
                MergedRows rows = open(inputs, kind -> FactEncoder.of(kind, session.topics(), session.registry()))) {
            session.connect();
            String fingerprint =
                    RunFingerprint.of(request.dataset(), request.range(), request.files(), inputs.databaseContents());
            return session.naming(() -> run(session, rows, fingerprint, progress));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the replay before its next row; what is not committed is taken back. */
    public void stop() {
        stopped = true;
    }

    /** The offset after the last fact that this replay sent, by fact topic and partition. */
    public Map<String, Map<Integer, Long>> nextOffsets() {
        return nextOffsets;
    }

    private ReplaySummary run(KafkaSession session, MergedRows rows, String fingerprint, ReplayProgress progress) {
        String dataset = request.dataset().name();
        try (var producer = session.producer(dataset, request.workspace(), fingerprint)) {
            RunStart start = RunStart.after(
                    session.latestRun(request.workspace(), dataset, fingerprint),
                    request.workspace(),
                    dataset,
                    fingerprint,
                    request.sourceNames(),
                    clock.instant().truncatedTo(ChronoUnit.MILLIS));
            KafkaLedger ledger = KafkaLedger.over(producer, start.run(), session.topics(), session.registry(), clock);
            ReplaySummary summary = new RowLoop(request, rows, ledger, start.counts(), progress, this::isStopped)
                    .run(start.run().id(), notes(start));
            nextOffsets = ledger.nextOffsets();
            return summary;
        }
    }

    private static List<String> notes(RunStart start) {
        List<String> notes = new ArrayList<>();
        resumed(start).ifPresent(notes::add);
        if (start.again()) {
            notes.add("these files were replayed completely before; all rows were sent again, which changes no figure");
        }
        return notes;
    }

    private static Optional<String> resumed(RunStart start) {
        long read = start.counts().read();
        return read == 0
                ? Optional.empty()
                : Optional.of("an earlier attempt was cut off; went on after row " + read + " without repeating any");
    }

    private boolean isStopped() {
        return stopped;
    }

    private RowInputs inputs(ReplayProgress progress) {
        return RowInputs.of(
                request.dataset(), request.files(), request.databases(), new StageProgress(progress, this::isStopped));
    }

    private MergedRows open(RowInputs inputs, Function<Mapping, FactEncoder> encoders) {
        List<TimedRows> files = new ArrayList<>();
        try {
            inputs.list().forEach(input -> files.add(open(input, inputs.list().size(), encoders)));
            return new MergedRows(files);
        } catch (RuntimeException e) {
            try {
                new MergedRows(files).close();
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    private TimedRows open(RowInput input, int inputs, Function<Mapping, FactEncoder> encoders) {
        FileRows rows = FileRows.open(input, request.workspace(), encoders);
        return request.dataset().inTimeOrder() ? OrderedRows.of(rows, input, inputs, this::isStopped) : rows;
    }
}
