package dev.tributary.streams.rollup;

import dev.tributary.streams.state.ByteReader;
import dev.tributary.streams.state.ByteWriter;
import java.math.BigInteger;

/**
 * 128-bit sums in an array of longs, low half before high half, so that no number of facts can overflow a measure.
 * Addition commutes and undoes itself exactly, whatever the order.
 */
public final class Sums {

    private Sums() {}

    public static long[] zero(int measures) {
        return new long[2 * measures];
    }

    public static int count(long[] sums) {
        return sums.length / 2;
    }

    /** Adds a signed 64-bit amount to one measure. */
    public static void add(long[] sums, int measure, long amount) {
        add(sums, measure, amount, amount >> 63);
    }

    /** Adds a signed amount of at most 128 bits to one measure. */
    public static void add(long[] sums, int measure, BigInteger amount) {
        add(sums, measure, amount.longValue(), amount.shiftRight(Long.SIZE).longValue());
    }

    /** Adds the product of two signed 64-bit numbers to one measure. */
    public static void addProduct(long[] sums, int measure, long one, long other) {
        add(sums, measure, one * other, Math.multiplyHigh(one, other));
    }

    /** Adds the sums of another cell. */
    public static void addAll(long[] sums, long[] others) {
        for (int m = 0; m < count(sums); m++) {
            add(sums, m, others[2 * m], others[2 * m + 1]);
        }
    }

    /** Adds one measure of others to one of these. */
    public static void addTo(long[] sums, int measure, long[] others, int from) {
        add(sums, measure, others[2 * from], others[2 * from + 1]);
    }

    /** Takes the sums of another cell away. */
    public static void subtractAll(long[] sums, long[] others) {
        for (int m = 0; m < count(sums); m++) {
            long low = -others[2 * m];
            long high = ~others[2 * m + 1] + (low == 0 ? 1 : 0);
            add(sums, m, low, high);
        }
    }

    public static boolean areZero(long[] sums) {
        long any = 0;
        for (long half : sums) {
            any |= half;
        }
        return any == 0;
    }

    public static BigInteger get(long[] sums, int measure) {
        long low = sums[2 * measure];
        long high = sums[2 * measure + 1];
        if (high == low >> 63) {
            return BigInteger.valueOf(low);
        }
        return BigInteger.valueOf(high)
                .shiftLeft(64)
                .or(BigInteger.valueOf(low >>> 1).shiftLeft(1).or(BigInteger.valueOf(low & 1)));
    }

    public static void write(long[] sums, ByteWriter out) {
        for (int m = 0; m < count(sums); m++) {
            long low = sums[2 * m];
            long high = sums[2 * m + 1];
            long sign = high >> 63;
            long zigzagLow = (low << 1) ^ sign;
            long zigzagHigh = (high << 1 | low >>> 63) ^ sign;
            while (zigzagHigh != 0) {
                out.octet((int) (zigzagLow & 0x7f) | 0x80);
                zigzagLow = zigzagLow >>> 7 | zigzagHigh << 57;
                zigzagHigh >>>= 7;
            }
            out.unsigned(zigzagLow);
        }
    }

    public static void read(ByteReader in, long[] sums) {
        for (int m = 0; m < count(sums); m++) {
            long low = 0;
            long high = 0;
            int shift = 0;
            int next;
            do {
                next = in.octet();
                long bits = next & 0x7f;
                if (shift < 64) {
                    low |= bits << shift;
                    high |= shift > 57 ? bits >>> (64 - shift) : 0;
                } else {
                    high |= bits << (shift - 64);
                }
                shift += 7;
            } while (next > 0x7f);
            long sign = -(low & 1);
            sums[2 * m] = (low >>> 1 | high << 63) ^ sign;
            sums[2 * m + 1] = (high >>> 1) ^ sign;
        }
    }

    private static void add(long[] sums, int measure, long low, long high) {
        long sum = sums[2 * measure] + low;
        long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        sums[2 * measure] = sum;
        sums[2 * measure + 1] += high + carry;
    }
}
