package dev.tributary.twin.train;

import dev.tributary.attribution.ihc.Curve;
import dev.tributary.attribution.ihc.Knot;
import dev.tributary.attribution.ihc.PhaseWeights;
import dev.tributary.attribution.training.TrainingReport;
import dev.tributary.attribution.training.TrainingReport.Volume;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** A training report as text for people. */
final class TrainingText {

    private static final int POINTS = 5;
    private static final int MOST_CHANNELS = 20;
    private static final int WIDEST_CHANNEL = 40;

    private TrainingText() {}

    static String of(TrainingReport report) {
        StringBuilder text = new StringBuilder();
        line(text, "%-24s %14s %14s %14s", "journeys", "conversions", "sessions", "each");
        volume(text, "given", report.before());
        volume(text, "learned from", report.after());
        report.groups()
                .forEach(group -> volume(
                        text, "  of " + group.label() + " sessions (" + percent(group.share()) + ")", group.volume()));
        line(text, "");
        curve(
                text,
                "initializer: hours since the session before",
                report.parameters().initializer());
        curve(text, "closer: hours to the conversion", report.parameters().closer());
        PhaseWeights phases = report.parameters().phases();
        line(
                text,
                "phase weights: initializer %s, holder %s, closer %s",
                phases.initializer(),
                phases.holder(),
                phases.closer());
        line(text, "");
        line(text, "%-40s %14s", "channel, each with the weight 1", "sessions");
        report.channels().entrySet().stream()
                .limit(MOST_CHANNELS)
                .forEach(channel -> line(text, "%-40s %,14d", plain(channel.getKey()), channel.getValue()));
        if (report.channels().size() > MOST_CHANNELS) {
            line(text, "… and %,d more", report.channels().size() - MOST_CHANNELS);
        }
        report.remarks().forEach(remark -> line(text, "remark: %s", remark));
        return text.toString();
    }

    private static void volume(StringBuilder text, String label, Volume volume) {
        line(
                text,
                "%-24s %,14d %,14d %14s",
                label,
                volume.conversions(),
                volume.touches(),
                volume.averageTouches().setScale(2, RoundingMode.HALF_UP));
    }

    /** The curve at a few of its knots, from the first to the last. */
    private static void curve(StringBuilder text, String label, Curve curve) {
        line(text, "%s", label);
        int last = curve.knots().size() - 1;
        for (int i = 0; i < POINTS; i++) {
            Knot knot = curve.knots().get(last * i / (POINTS - 1));
            line(text, "  %10.3f h %8.3f", knot.hours(), knot.membership());
        }
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).setScale(1, RoundingMode.HALF_UP) + " %";
    }

    /** Cut to a bounded length and without control characters, which could play with a terminal. */
    private static String plain(String channel) {
        String cut = channel.length() <= WIDEST_CHANNEL ? channel : channel.substring(0, WIDEST_CHANNEL - 1) + "…";
        return cut.replaceAll("\\p{Cntrl}", "?");
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append(System.lineSeparator());
    }
}
