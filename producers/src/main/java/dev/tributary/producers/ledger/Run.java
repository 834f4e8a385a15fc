package dev.tributary.producers.ledger;

import dev.tributary.producers.Counts;
import dev.tributary.producers.stack.Actor;
import dev.tributary.replay.ReplayRun;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One replay of one set of files, over as many attempts as it takes.
 *
 * @param fingerprint as of {@link RunFingerprint}
 * @param ordinal 1 for the first replay of these files, and one more for each after a complete one
 * @param files file names without folders
 */
public record Run(
        String workspace, String dataset, String fingerprint, int ordinal, List<String> files, Instant startedAt) {

    private static final char SEPARATOR = '-';

    public Run {
        files = List.copyOf(files);
    }

    /** The name of the run in its records. */
    public String id() {
        return fingerprint + SEPARATOR + ordinal;
    }

    /** The record of how far it has come. */
    ReplayRun record(Counts counts, boolean complete, Instant now) {
        return ReplayRun.newBuilder()
                .setWorkspace(workspace)
                .setRun(id())
                .setDataset(dataset)
                .setFiles(files)
                .setStartedAt(startedAt)
                .setUpdatedAt(now)
                .setRowsRead(counts.read())
                .setRowsSent(counts.sent())
                .setRowsSkipped(counts.skipped())
                .setRowsRejected(counts.rejected())
                .setRowsFlagged(counts.flagged())
                .setComplete(complete)
                .setActor(Actor.ofThisProcess())
                .build();
    }

    /** The latest of these records that belongs to the same files. */
    static Optional<ReplayRun> latest(List<ReplayRun> records, String fingerprint) {
        return records.stream()
                .filter(record -> ordinal(record, fingerprint) > 0)
                .max(Comparator.comparingInt(record -> ordinal(record, fingerprint)));
    }

    /** The ordinal of a record; 0 where it belongs to other files. */
    static int ordinal(ReplayRun record, String fingerprint) {
        String id = record.getRun();
        int separator = id.lastIndexOf(SEPARATOR);
        return separator >= 0 && id.substring(0, separator).equals(fingerprint)
                ? Integer.parseInt(id.substring(separator + 1))
                : 0;
    }
}
