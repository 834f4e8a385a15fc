package dev.tributary.attribution.ihc;

/** Values of the touches of a journey within one phase. */
final class Values {

    private Values() {}

    /** The values divided by their sum, in place; all zero stays so. */
    static double[] normalized(double[] values) {
        double total = 0;
        for (double value : values) {
            total += value;
        }
        for (int k = 0; total > 0 && k < values.length; k++) {
            values[k] /= total;
        }
        return values;
    }

    static boolean areEmpty(double[] values) {
        for (double value : values) {
            if (value > 0) {
                return false;
            }
        }
        return true;
    }
}
