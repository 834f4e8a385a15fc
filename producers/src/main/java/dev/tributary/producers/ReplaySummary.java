package dev.tributary.producers;

import dev.tributary.producers.rows.Item;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a replay ended. The counts are those of the whole run, attempts before this one included.
 *
 * @param run the run's name in the ledger; empty for a dry run
 * @param resumedAt rows that an earlier attempt had dealt with
 * @param rejected rejected rows by reason; each is a dead letter
 * @param dropped rows that were sent, but that the figures do not count, by reason; the first of each are dead letters too
 * @param flagged rows that were sent, but look suspicious, by reason
 * @param topics facts that this attempt made by the topic they go to
 * @param seconds how long this attempt took
 * @param rowsPerSecond rows that this attempt dealt with per second
 * @param examples the first rejected rows of this attempt
 * @param notes what else the user should know
 */
public record ReplaySummary(
        String dataset,
        String workspace,
        List<String> files,
        boolean dryRun,
        String run,
        long resumedAt,
        long read,
        long sent,
        long skipped,
        Map<String, Long> rejected,
        Map<String, Long> dropped,
        Map<String, Long> flagged,
        Map<String, Long> topics,
        double seconds,
        long rowsPerSecond,
        List<BadRow> examples,
        List<String> notes) {

    public ReplaySummary {
        files = List.copyOf(files);
        rejected = new TreeMap<>(rejected);
        dropped = new TreeMap<>(dropped);
        flagged = new TreeMap<>(flagged);
        topics = new TreeMap<>(topics);
        examples = List.copyOf(examples);
        notes = List.copyOf(notes);
    }

    /** All rejected rows. */
    public long rejectedRows() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The exit code that this end deserves. */
    public int exitCode() {
        return rejected.isEmpty() ? ExitCodes.FINE : ExitCodes.REJECTED_ROWS;
    }

    /** A rejected row: where it stands and what is wrong. */
    public record BadRow(String file, long line, String reason, String detail) {

        static BadRow of(Item.Rejected row) {
            return new BadRow(row.file(), row.position(), row.reason(), row.detail());
        }
    }
}
