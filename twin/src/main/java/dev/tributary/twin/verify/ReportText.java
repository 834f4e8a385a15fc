package dev.tributary.twin.verify;

import dev.tributary.twin.Difference;
import dev.tributary.twin.verify.VerificationReport.Compared;
import java.util.Locale;

/** A report as text for people: a table of the views, the differing cells, one line that says it all. */
final class ReportText {

    private static final int WIDEST_VALUE = 160;

    private ReportText() {}

    static String of(VerificationReport report) {
        StringBuilder text = new StringBuilder();
        line(text, "%-28s %-6s %14s %14s", "view", "place", "cells", "differing");
        for (Compared compared : report.compared()) {
            line(
                    text,
                    "%-28s %-6s %,14d %,14d",
                    compared.view(),
                    compared.place(),
                    compared.cells(),
                    compared.differing());
        }
        for (Compared compared : report.compared()) {
            compared.differences().forEach(difference -> line(text, "%s", sentence(compared, difference)));
        }
        if (report.givenShares() > 0) {
            line(
                    text,
                    "the shares of %,d sessions are those that IHC gave; checked are whose sessions they are, their sums"
                            + " of exactly 1, and all that follows from them",
                    report.givenShares());
        }
        line(text, "%s", summary(report));
        return text.toString();
    }

    private static String sentence(Compared compared, Difference difference) {
        String where = compared.view() + " " + plain(difference.key());
        return switch (difference.kind()) {
            case DIFFERENT ->
                "%s %s: SQL %s, %s %s"
                        .formatted(
                                where,
                                difference.column(),
                                plain(difference.expected()),
                                compared.place(),
                                plain(difference.found()));
            case MISSING ->
                "%s: missing in the %s, SQL %s".formatted(where, compared.place(), plain(difference.expected()));
            case UNEXPECTED ->
                "%s: unexpected in the %s, %s".formatted(where, compared.place(), plain(difference.found()));
        };
    }

    private static String summary(VerificationReport report) {
        String facts = String.format(Locale.ROOT, "%,d fact records", report.facts())
                + (report.setAside() == 0
                        ? ""
                        : String.format(Locale.ROOT, " (%,d of them dead letters)", report.setAside()));
        String time = String.format(Locale.ROOT, "%.1f s", report.durationMs() / 1000.0);
        if (report.facts() == 0 && report.equal()) {
            return "equal, but there are no facts yet: replay some, then verify again";
        }
        return report.equal()
                ? String.format(Locale.ROOT, "equal: all %,d cells of %s, in %s", report.cells(), facts, time)
                : String.format(
                        Locale.ROOT,
                        "DIFFERENT: %,d of %,d cells of %s, in %s",
                        report.differing(),
                        report.cells(),
                        facts,
                        time);
    }

    /** Cut to a bounded length and without control characters, which could play with a terminal. */
    private static String plain(String value) {
        String cut = value.length() <= WIDEST_VALUE ? value : value.substring(0, WIDEST_VALUE) + "…";
        return cut.replaceAll("\\p{Cntrl}", "?");
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append(System.lineSeparator());
    }
}
