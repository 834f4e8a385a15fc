package dev.tributary.producers.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Decimal numbers in text as fixed point with a given scale. The usual forms are read digit by digit; exponents and long
 * ones take the way over {@link BigDecimal}, of bounded length.
 */
final class NumberText {

    /** Fits a long at any scale in use. */
    private static final int FAST_DIGITS = 18;

    private static final int MAX_CHARACTERS = 64;

    private final int scale;
    private final boolean round;
    private final long min;
    private final long max;
    private long value;

    /**
     * Numbers of a scale between two values, both given in units of that scale.
     *
     * @param round whether further decimals are rounded half up instead of refused
     */
    NumberText(int scale, boolean round, long min, long max) {
        this.scale = scale;
        this.round = round;
        this.min = min;
        this.max = max;
    }

    /** The number read last, in units of the scale. */
    long value() {
        return value;
    }

    /** Reads a trimmed, non-empty slice. */
    Problem read(char[] chars, int from, int to) {
        int at = from;
        boolean negative = chars[at] == '-';
        if (negative || chars[at] == '+') {
            at++;
        }
        long digits = 0;
        int decimals = -1;
        int count = 0;
        for (; at < to; at++) {
            char c = chars[at];
            if (c >= '0' && c <= '9') {
                digits = digits * 10 + (c - '0');
                count++;
                decimals += decimals >= 0 ? 1 : 0;
            } else if (c == '.' && decimals < 0) {
                decimals = 0;
            } else {
                return readSlowly(chars, from, to);
            }
            if (count > FAST_DIGITS || decimals > scale) {
                return readSlowly(chars, from, to);
            }
        }
        int missing = scale - Math.max(decimals, 0);
        if (count == 0 || count + missing > FAST_DIGITS) {
            return readSlowly(chars, from, to);
        }
        for (; missing > 0; missing--) {
            digits *= 10;
        }
        return accept(negative ? -digits : digits);
    }

    private Problem readSlowly(char[] chars, int from, int to) {
        if (to - from > MAX_CHARACTERS || !isAscii(chars, from, to)) {
            return Problem.NOT_A_NUMBER;
        }
        BigDecimal number;
        try {
            number = new BigDecimal(chars, from, to - from).stripTrailingZeros();
        } catch (NumberFormatException e) {
            return Problem.NOT_A_NUMBER;
        }
        // The magnitude is checked before any change of scale: 1e999999999 must not be written out.
        if ((long) number.precision() - number.scale() > FAST_DIGITS + 1 - scale) {
            return number.signum() < 0 && min == 0 ? Problem.NEGATIVE : Problem.TOO_LARGE;
        }
        if (number.scale() > scale) {
            if (!round) {
                return scale == 0 ? Problem.NOT_A_WHOLE_NUMBER : Problem.TOO_MANY_DECIMALS;
            }
            number = (long) number.precision() - number.scale() < -scale ? BigDecimal.ZERO : number;
        }
        BigDecimal fixed = number.setScale(scale, RoundingMode.HALF_UP);
        return fixed.unscaledValue().bitLength() > 63
                ? Problem.TOO_LARGE
                : accept(fixed.unscaledValue().longValue());
    }

    /** BigDecimal would take the digits of all scripts. */
    private static boolean isAscii(char[] chars, int from, int to) {
        for (int i = from; i < to; i++) {
            if (chars[i] >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private Problem accept(long number) {
        value = number;
        if (number < min) {
            return min == 0 ? Problem.NEGATIVE : Problem.TOO_SMALL;
        }
        return number > max ? Problem.TOO_LARGE : Problem.NONE;
    }
}
