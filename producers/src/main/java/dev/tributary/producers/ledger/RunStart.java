package dev.tributary.producers.ledger;

import dev.tributary.producers.Counts;
import dev.tributary.replay.ReplayRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a replay begins.
 *
 * @param run the run to write
 * @param counts what earlier attempts of it have done
 * @param again whether the same files were replayed completely before
 */
public record RunStart(Run run, Counts counts, boolean again) {

    /** Goes on with an incomplete run; after a complete one, or none, a new run begins. */
    public static RunStart after(
            Optional<ReplayRun> latest,
            String workspace,
            String dataset,
            String fingerprint,
            List<String> files,
            Instant now) {
        int ordinal = latest.map(record -> Run.ordinal(record, fingerprint)).orElse(0);
        return latest.filter(record -> !record.getComplete())
                .map(record -> resumed(record, fingerprint, ordinal))
                .orElseGet(() -> new RunStart(
                        new Run(workspace, dataset, fingerprint, ordinal + 1, files, now), Counts.none(), ordinal > 0));
    }

    private static RunStart resumed(ReplayRun record, String fingerprint, int ordinal) {
        Run run = new Run(
                record.getWorkspace(),
                record.getDataset(),
                fingerprint,
                ordinal,
                record.getFiles(),
                record.getStartedAt());
        Counts counts = Counts.of(
                record.getRowsRead(),
                record.getRowsSent(),
                record.getRowsSkipped(),
                record.getRowsRejected(),
                record.getRowsFlagged());
        return new RunStart(run, counts, false);
    }
}
