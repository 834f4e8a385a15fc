package dev.tributary.torture.facts;

import java.util.Arrays;

/** How much there is of each {@link Figure}. */
public final class Tally {

    private final long[] amounts;

    private Tally(long[] amounts) {
        this.amounts = amounts;
    }

    static Tally none() {
        return new Tally(new long[Figure.values().length]);
    }

    public long of(Figure figure) {
        return amounts[figure.ordinal()];
    }

    Tally plus(Figure figure, long amount) {
        long[] more = Arrays.copyOf(amounts, amounts.length);
        more[figure.ordinal()] += amount;
        return new Tally(more);
    }

    Tally plus(Tally other) {
        long[] more = Arrays.copyOf(amounts, amounts.length);
        for (int i = 0; i < more.length; i++) {
            more[i] += other.amounts[i];
        }
        return new Tally(more);
    }
}
