package dev.tributary.attribution.training;

import dev.tributary.attribution.ihc.Curve;
import dev.tributary.attribution.ihc.Knot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The membership curves that follow from durations. */
final class LearnedCurves {

    private static final double MILLIS_PER_HOUR = 3_600_000;
    private static final int STEPS = 100;
    private static final double START_SHARE = 0.50;
    private static final double END_SHARE = 0.90;
    private static final double LEAST_SPREAD_MILLIS = 60_000;
    private static final double STRAIGHT = 1.25;
    private static final double REFLECTED = 0.25;
    private static final double CLOSER_END_SHARE = 0.72;
    private static final double CERTAIN_CLOSER_MILLIS = 300_000;

    private LearnedCurves() {}

    /**
     * The initializer's membership by the gap: from the median gap to the one at nine tenths, a straight line bent away
     * from the distribution of the gaps between; empty where those two are not a minute apart.
     */
    static Optional<Curve> initializer(Durations gaps) {
        if (gaps.size() == 0) {
            return Optional.empty();
        }
        double start = gaps.quantile(START_SHARE);
        double end = gaps.quantile(END_SHARE);
        if (end - start < LEAST_SPREAD_MILLIS) {
            return Optional.empty();
        }
        long below = gaps.atMost(Math.nextDown(start));
        double between = gaps.atMost(end) - below;
        List<Knot> knots = new ArrayList<>();
        double highest = 0;
        for (int i = 0; i <= STEPS; i++) {
            double at = i == STEPS ? end : start + (end - start) * i / STEPS;
            double distribution = (gaps.atMost(at) - below) / between;
            double membership = STRAIGHT * i / STEPS - REFLECTED * distribution;
            highest = Math.clamp(membership, highest, 1.0);
            knots.add(new Knot(at / MILLIS_PER_HOUR, highest));
        }
        return Optional.of(new Curve(knots));
    }

    /**
     * The closer's membership by the time to the conversion: the share of closers that lie further away, of those nearer
     * than the one at 72 %; certain within five minutes; empty where the closers do not reach beyond.
     */
    static Optional<Curve> closer(Durations closings) {
        double end = closings.size() == 0 ? 0 : closings.quantile(CLOSER_END_SHARE);
        long from = closings.atMost(0);
        long to = closings.atMost(end);
        if (end <= CERTAIN_CLOSER_MILLIS || to <= from) {
            return Optional.empty();
        }
        List<Knot> knots = new ArrayList<>();
        knots.add(new Knot(0, 1));
        knots.add(new Knot(CERTAIN_CLOSER_MILLIS / MILLIS_PER_HOUR, 1));
        for (int i = 0; i < STEPS; i++) {
            double at = closings.quantile(from, to, (double) i / STEPS);
            add(knots, at, 1 - (double) i / STEPS);
        }
        add(knots, end, 0);
        return Optional.of(new Curve(knots));
    }

    /** Of several knots at the same time the last one counts, which is the lowest. */
    private static void add(List<Knot> knots, double millis, double membership) {
        if (millis <= CERTAIN_CLOSER_MILLIS) {
            return;
        }
        Knot knot = new Knot(millis / MILLIS_PER_HOUR, membership);
        if (knots.getLast().hours() >= knot.hours()) {
            knots.removeLast();
        }
        knots.add(knot);
    }
}
