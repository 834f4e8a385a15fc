package dev.tributary.attribution.paths;

/**
 * How much of a chain's conversions pass through each of its channels.
 *
 * <p>A chain keeps its probabilities when one channel is taken out of it and every walk through the channel is put down as
 * a walk past it. So for each channel all others are taken out, until what is left says by itself: how often it is reached
 * at all, and how often a walk that has reached it converts. Taking out adds and divides positive numbers only, and never
 * subtracts, which keeps every effect exact to some units of the last place (the elimination of Grassmann, Taksar and
 * Heyman). Halving the channels at each step shares the work: it grows with their third power for all effects together.
 */
final class RemovalEffects {

    private final double[] effects;

    private RemovalEffects(int channels) {
        this.effects = new double[channels];
    }

    /** The effects in proportion to each other, for a table as in {@link TransitionMatrix}. */
    static double[] of(double[][] walked) {
        int channels = walked.length - 1;
        RemovalEffects removal = new RemovalEffects(channels);
        if (channels > 0) {
            removal.compute(walked, 0);
        }
        return removal.effects;
    }

    /** The effects of the channels of a smaller table, of which the first one is the channel of this number. */
    private void compute(double[][] walked, int first) {
        int channels = walked.length - 1;
        if (channels == 1) {
            effects[first] = effect(walked);
            return;
        }
        int middle = channels / 2;
        compute(without(walked, middle, channels), first);
        compute(without(walked, 0, middle), first + middle);
    }

    private static double effect(double[][] walked) {
        double reached = walked[1][0];
        double converted = walked[0][1];
        double lost = walked[0][2];
        return converted == 0 ? 0 : reached * (converted / (converted + lost));
    }

    /** The table after the channels from one number up to another are taken out. */
    private static double[][] without(double[][] walked, int from, int to) {
        double[][] table = new double[walked.length][];
        for (int i = 0; i < table.length; i++) {
            table[i] = walked[i].clone();
        }
        for (int gone = from; gone < to; gone++) {
            takeOut(table, gone, from);
        }
        return cut(table, from, to);
    }

    /** Puts the walks through one channel down as walks past it; those from {@code from} on before it are gone already. */
    private static void takeOut(double[][] table, int gone, int from) {
        double[] onwards = table[gone];
        double leaving = 0;
        for (int j = 0; j < onwards.length; j++) {
            leaving += isLeft(j, from, gone) ? onwards[j] : 0;
        }
        if (leaving == 0) {
            return;
        }
        for (int i = 0; i < table.length; i++) {
            if (isLeft(i, from, gone) && table[i][gone] > 0) {
                double part = table[i][gone] / leaving;
                for (int j = 0; j < onwards.length; j++) {
                    table[i][j] += part * onwards[j];
                }
            }
        }
    }

    private static boolean isLeft(int index, int from, int gone) {
        return index < from || index > gone;
    }

    private static double[][] cut(double[][] table, int from, int to) {
        int removed = to - from;
        double[][] smaller = new double[table.length - removed][];
        for (int i = 0; i < smaller.length; i++) {
            double[] row = table[i < from ? i : i + removed];
            double[] rest = new double[row.length - removed];
            System.arraycopy(row, 0, rest, 0, from);
            System.arraycopy(row, to, rest, from, row.length - to);
            smaller[i] = rest;
        }
        return smaller;
    }
}
