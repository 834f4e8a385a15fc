package dev.tributary.torture;

import dev.tributary.torture.watch.Footprint.Look;
import dev.tributary.torture.watch.Recoveries.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A summary for people. */
final class SummaryText {

    private SummaryText() {}

    static String of(Summary summary) {
        List<String> lines = new ArrayList<>();
        lines.add("seed %d, %d broker(s), %,d s, %d steps"
                .formatted(summary.seed(), summary.brokers(), summary.seconds(), summary.steps()));
        lines.add("");
        lines.add("%-24s%6s%30s".formatted("done", "times", "answered again: median, max"));
        summary.deeds().forEach((deed, times) -> lines.add(times(name(deed), times)));
        lines.add(times("all", summary.answeredAgain()));
        lines.add("processes that ended by themselves, and were started again: " + summary.endedByThemselves());
        lines.add("");
        lines.add("%,d questions".formatted(summary.questions()));
        summary.seen().forEach((kind, count) -> lines.add("%-24s%,12d".formatted(name(kind), count)));
        lines.add("");
        lines.add("%,d records sent, %,d of them written twice by the brokers"
                .formatted(summary.records(), summary.repeated()));
        summary.ledger().forEach((workspace, outcomes) -> lines.add("%-24s%s".formatted(workspace, outcomes)));
        lines.add("");
        lines.add("%-24s%16s%20s%20s".formatted("first and last look", "MiB", "threads", "open files"));
        summary.footprint().forEach((name, looks) -> lines.add(footprint(name, looks.getFirst(), looks.getLast())));
        lines.add("");
        summary.wrong().forEach(what -> lines.add("WRONG: " + what));
        lines.add(
                summary.fine()
                        ? "equal: %,d cells of stores and view topics and %,d rows of Postgres equal SQL over the facts"
                                .formatted(summary.cells(), summary.rows())
                        : "%d things are wrong; seed %d repeats the plan"
                                .formatted(summary.wrong().size(), summary.seed()));
        return String.join(System.lineSeparator(), lines);
    }

    private static String times(String name, Times times) {
        return "%-24s%6d%,17d ms%,8d ms".formatted(name, times.count(), times.medianMillis(), times.maxMillis());
    }

    private static String footprint(String name, Look first, Look last) {
        return "%-24s%,7d ->%,6d%,11d ->%,6d%,11d ->%,6d"
                .formatted(
                        name,
                        first.mebibytes(),
                        last.mebibytes(),
                        first.threads(),
                        last.threads(),
                        first.files(),
                        last.files());
    }

    private static String name(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
