package dev.tributary.streams.rollup;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The sums of a cell or of a whole row, in the units of the rollup's measures and in their order.
 *
 * @param sums one number per measure
 */
public record Figures(List<BigInteger> sums) {

    static Figures of(long[] sums) {
        List<BigInteger> figures = new ArrayList<>(Sums.count(sums));
        for (int m = 0; m < Sums.count(sums); m++) {
            figures.add(Sums.get(sums, m));
        }
        return new Figures(figures);
    }

    /** Whole numbers in units of their measures. */
    public static Figures ofEach(long... units) {
        return new Figures(LongStream.of(units).mapToObj(BigInteger::valueOf).toList());
    }

    public BigInteger get(int measure) {
        return sums.get(measure);
    }

    /** Whether nothing is left: then there is nothing to show. */
    public boolean areZero() {
        return sums.stream().allMatch(sum -> sum.signum() == 0);
    }
}
