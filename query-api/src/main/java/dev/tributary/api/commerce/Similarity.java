package dev.tributary.api.commerce;

/**
 * How much two products belong together, by how many customers have both, one, the other, and any; in billionths. Whole numbers
 * that come out the same on every machine, in SQL, and in whatever order they are added.
 */
enum Similarity {
    /** The logarithm of the likelihood ratio: how surely it is not by chance that they are bought together as they are. */
    LLR {
        @Override
        long of(long both, long one, long other, long all) {
            long together =
                    entropy(both) + entropy(one - both) + entropy(other - both) + entropy(all - one - other + both);
            long apart = entropy(one) + entropy(all - one) + entropy(other) + entropy(all - other);
            return Math.max(0, 2 * (together + entropy(all) - apart));
        }
    },
    /** The cosine of the angle between the products as vectors of customers. */
    COSINE {
        @Override
        long of(long both, long one, long other, long all) {
            return Math.round(both / Math.sqrt((double) one * other) * UNITS);
        }
    };

    /** Decimals of a similarity. */
    static final int SCALE = 9;

    private static final double UNITS = 1e9;

    abstract long of(long both, long one, long other, long all);

    /** x ln x, with the logarithm rounded at nine decimals. */
    private static long entropy(long count) {
        return count == 0 ? 0 : count * Math.round(StrictMath.log(count) * UNITS);
    }
}
