package dev.tributary.api.commerce;

/** How much two products belong together, by how many customers have both, one, the other, and any. */
enum Similarity {
    /** The logarithm of the likelihood ratio: how surely it is not by chance that they are bought together as they are. */
    LLR {
        @Override
        double of(long both, long one, long other, long all) {
            return 2
                    * (entropy(both, one - both, other - both, all - one - other + both)
                            - entropy(one, all - one)
                            - entropy(other, all - other));
        }
    },
    /** The cosine of the angle between the products as vectors of customers. */
    COSINE {
        @Override
        double of(long both, long one, long other, long all) {
            return both / Math.sqrt((double) one * other);
        }
    };

    /** Decimals of a similarity: sums of rounded ones are the same in whatever order they are added. */
    static final int SCALE = 9;

    private static final double UNITS = 1e9;

    abstract double of(long both, long one, long other, long all);

    /** In units of the last decimal. */
    long units(long both, long one, long other, long all) {
        return Math.round(of(both, one, other, all) * UNITS);
    }

    private static double entropy(long... counts) {
        long sum = 0;
        double logarithms = 0;
        for (long count : counts) {
            sum += count;
            logarithms += timesLogarithm(count);
        }
        return logarithms - timesLogarithm(sum);
    }

    /** The strict logarithm is the same on every machine. */
    private static double timesLogarithm(long count) {
        return count == 0 ? 0 : count * StrictMath.log(count);
    }
}
