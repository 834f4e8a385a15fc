package dev.tributary.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/** Ratios of two measures: rounded half up (ties away from zero) at twelve decimals, undefined at a zero divisor. */
public final class Ratio {

    /** Decimals of every ratio. */
    public static final int SCALE = 12;

    private Ratio() {}

    /**
     * {@code numerator / denominator}, empty where the denominator is zero.
     *
     * @param numerator in units of {@code 10^-numScale}
     * @param denominator in units of {@code 10^-denScale}
     */
    public static Optional<BigDecimal> halfUp(
            BigInteger numerator, int numScale, BigInteger denominator, int denScale) {
        if (denominator.signum() == 0) {
            return Optional.empty();
        }
        BigDecimal dividend = new BigDecimal(numerator, numScale);
        return Optional.of(dividend.divide(new BigDecimal(denominator, denScale), SCALE, RoundingMode.HALF_UP));
    }

    /** Compares {@code n1 / d1} with {@code n2 / d2} exactly; neither denominator may be zero. */
    public static int compare(BigInteger n1, BigInteger d1, BigInteger n2, BigInteger d2) {
        int order = n1.multiply(d2).compareTo(n2.multiply(d1));
        return d1.signum() == d2.signum() ? order : -order;
    }
}
