package dev.tributary.attribution;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whole units in proportion to weights, with an exact sum: each gets its share rounded down, and the units left over go to
 * the largest remainders, of equal ones to the earlier.
 */
public final class Apportionment {

    /** Shares are taken at twelve decimals, half up, so that rounding noise cannot decide between equal ones. */
    private static final long PRECISION = 1_000_000_000_000L;

    private Apportionment() {}

    /**
     * The units in proportion to weights; no unit goes to a weight of zero.
     *
     * @param weights finite, none below zero; all zero gives all zero
     * @param units a divisor of 10^12
     */
    public static int[] ofUnits(double[] weights, int units) {
        int[] shares = new int[weights.length];
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        if (total == 0) {
            return shares;
        }
        long unit = PRECISION / units;
        long[] remainders = new long[weights.length];
        int left = units;
        int fractions = 0;
        for (int i = 0; i < weights.length; i++) {
            long exact = Math.round(weights[i] / total * PRECISION);
            shares[i] = (int) (exact / unit);
            left -= shares[i];
            if (exact % unit > 0) {
                remainders[fractions++] = (unit - exact % unit) * weights.length + i;
            }
        }
        Arrays.sort(remainders, 0, fractions);
        for (int i = 0; i < left; i++) {
            shares[(int) (remainders[i] % weights.length)]++;
        }
        return shares;
    }

    /**
     * Fractions of one denominator as whole numbers of the same sum.
     *
     * @param denominator above zero, a divisor of the numerators' sum
     */
    public static List<BigInteger> ofFractions(List<BigInteger> numerators, BigInteger denominator) {
        List<BigInteger> shares = new ArrayList<>(numerators.size());
        List<BigInteger> remainders = new ArrayList<>(numerators.size());
        BigInteger left = BigInteger.ZERO;
        for (BigInteger numerator : numerators) {
            BigInteger remainder = numerator.mod(denominator);
            remainders.add(remainder);
            shares.add(numerator.subtract(remainder).divide(denominator));
            left = left.add(remainder);
        }
        IntStream.range(0, numerators.size())
                .boxed()
                .sorted(Comparator.<Integer, BigInteger>comparing(remainders::get)
                        .reversed())
                .limit(left.divide(denominator).intValueExact())
                .forEach(i -> shares.set(i, shares.get(i).add(BigInteger.ONE)));
        return List.copyOf(shares);
    }
}
