package dev.tributary.producers;

import dev.tributary.producers.ReplaySummary.BadRow;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/** A summary for people. */
final class SummaryText {

    private final PrintWriter out;

    private SummaryText(PrintWriter out) {
        this.out = out;
    }

    static void print(ReplaySummary summary, PrintWriter out) {
        new SummaryText(out).print(summary);
        out.flush();
    }

    private void print(ReplaySummary summary) {
        out.printf(
                "%s %s %s workspace %s: %s%n",
                summary.dryRun() ? "checked" : "replayed",
                summary.dataset(),
                summary.dryRun() ? "for" : "into",
                summary.workspace(),
                String.join(", ", summary.files()));
        line(
                "read",
                summary.read(),
                String.format(Locale.ROOT, "in %.1f s, %,d rows/s", summary.seconds(), summary.rowsPerSecond()));
        line(summary.dryRun() ? "valid" : "sent", summary.sent(), "");
        if (summary.topics().size() > 1 && summary.resumedAt() == 0) {
            parts(summary.topics());
        }
        line("skipped", summary.skipped(), summary.skipped() > 0 ? "outside --from and --to" : "");
        line("rejected", summary.rejectedRows(), rejectedHint(summary));
        parts(summary.rejected());
        if (!summary.dropped().isEmpty()) {
            line("dropped", sum(summary.dropped()), droppedHint(summary));
            parts(summary.dropped());
        }
        line("flagged", sum(summary.flagged()), summary.flagged().isEmpty() ? "" : "suspicious, but sent");
        parts(summary.flagged());
        for (BadRow row : summary.examples()) {
            out.printf("  %s, line %d: %s: '%s'%n", row.file(), row.line(), row.reason(), printable(row.detail()));
        }
        summary.notes().forEach(note -> out.println("  note: " + note));
    }

    private static String rejectedHint(ReplaySummary summary) {
        if (summary.rejected().isEmpty()) {
            return "";
        }
        return summary.dryRun() ? "would become dead letters" : "kept as dead letters";
    }

    private static String droppedHint(ReplaySummary summary) {
        return summary.dryRun()
                ? "would be sent, but not count"
                : "sent, but do not count; a sample kept as dead letters";
    }

    private void line(String name, long count, String remark) {
        out.println(String.format(Locale.ROOT, "  %-9s %,12d  %s", name, count, remark)
                .stripTrailing());
    }

    private void parts(Map<String, Long> counts) {
        counts.forEach((reason, count) -> out.printf(Locale.ROOT, "    %,17d  %s%n", count, reason));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        text.chars()
                .forEach(c ->
                        shown.append(Character.isISOControl(c) || Character.isSurrogate((char) c) ? '?' : (char) c));
        return shown.toString();
    }
}
