package dev.tributary.schemas;

import java.math.BigDecimal;

/**
 * Amounts of money: fixed point with six decimals, at most twelve digits before the point, so that a single amount in
 * millionths fits a {@code long}. Sums are 128 bits wide.
 */
public final class Money {

    /** Decimals of an amount. */
    public static final int SCALE = 6;

    /** Digits before the point. */
    public static final int INTEGER_DIGITS = 12;

    private static final long LIMIT = 1_000_000_000_000_000_000L;

    private Money() {}

    /**
     * The amount in millionths.
     *
     * @throws ArithmeticException where it has more than six decimals or twelve digits before the point
     */
    public static long toMillionths(BigDecimal amount) {
        long millionths = amount.setScale(SCALE).unscaledValue().longValueExact();
        if (millionths <= -LIMIT || millionths >= LIMIT) {
            throw new ArithmeticException("an amount has at most " + INTEGER_DIGITS + " digits before the point");
        }
        return millionths;
    }

    /** The amount of so many millionths. */
    public static BigDecimal ofMillionths(long millionths) {
        return BigDecimal.valueOf(millionths, SCALE);
    }
}
