package dev.tributary.attribution.ihc;

import java.util.ArrayList;
import java.util.List;

/**
 * IHC as the service's first version computed it: straight memberships of whole hours, no weights, and phases that are
 * not combined into one value.
 *
 * @param initializer from membership 0 to 1 by the days since the session before
 * @param closer from membership 1 to 0 by the days to the last session
 */
public record IhcV0Model(Ramp initializer, Ramp closer) {

    private static final double HOURS_PER_DAY = 24;
    private static final long MILLIS_PER_HOUR = 3_600_000;
    private static final double FOUR_DECIMALS = 10_000;

    /** The days between which a membership changes; the end lies after the start. */
    public record Ramp(double startDays, double endDays) {

        /** @throws IllegalArgumentException where the end does not lie after the start, or one is not finite */
        public Ramp {
            if (!(startDays >= 0 && endDays > startDays && endDays < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("a membership changes from day " + startDays + " to " + endDays
                        + ": give a start from 0 on and a later end");
            }
        }

        private double at(long millis) {
            double days = millis / MILLIS_PER_HOUR / HOURS_PER_DAY;
            return Math.clamp((days - startDays) / (endDays - startDays), 0.0, 1.0);
        }
    }

    /** A session: its epoch milliseconds and the phases for which it counts. */
    public record Session(long at, boolean initializerValid, boolean holderValid, boolean closerValid) {}

    /** The part of a session in each phase; each phase sums to one over a journey, or to zero. */
    public record Fractions(double initializer, double holder, double closer) {}

    /** The fractions of a journey's sessions, which are given oldest first. */
    public List<Fractions> attribute(List<Session> sessions) {
        int size = sessions.size();
        double[] initializers = new double[size];
        double[] closers = new double[size];
        int start = 0;
        for (int k = 0; k < size; k++) {
            long at = sessions.get(k).at();
            initializers[k] =
                    k == 0 ? 1 : rounded(initializer.at(at - sessions.get(k - 1).at()));
            closers[k] = rounded(1 - closer.at(sessions.getLast().at() - at));
            start = initializers[k] == 1 ? k : start;
        }
        double[] holders = new double[size];
        for (int k = 0; k < size; k++) {
            Session session = sessions.get(k);
            boolean sinceStart = k >= start;
            holders[k] = sinceStart && session.holderValid()
                    ? holder(initializers[k], closers[k], session.closerValid())
                    : 0;
            initializers[k] = sinceStart && session.initializerValid() ? initializers[k] : 0;
            closers[k] = session.closerValid() ? closers[k] : 0;
        }
        return fractions(initializers, holders, closers);
    }

    private static double holder(double initializer, double closer, boolean closerValid) {
        double a = 1 - initializer;
        double b = 1 - closer;
        if (!closerValid) {
            return a;
        }
        return a + b == 0 ? 0 : 2 * a * b / (a + b);
    }

    private static List<Fractions> fractions(double[] initializers, double[] holders, double[] closers) {
        double[] initializer = Values.normalized(initializers);
        double[] holder = Values.normalized(holders);
        double[] closer = Values.normalized(closers);
        List<Fractions> fractions = new ArrayList<>(initializer.length);
        for (int k = 0; k < initializer.length; k++) {
            fractions.add(new Fractions(initializer[k], holder[k], closer[k]));
        }
        return fractions;
    }

    private static double rounded(double membership) {
        return Math.round(membership * FOUR_DECIMALS) / FOUR_DECIMALS;
    }
}
