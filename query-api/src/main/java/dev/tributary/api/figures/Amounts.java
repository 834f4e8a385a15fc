package dev.tributary.api.figures;

import dev.tributary.query.Ratio;
import dev.tributary.schemas.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Amounts, and what comes of dividing them. */
public final class Amounts {

    private Amounts() {}

    public static BigDecimal of(BigInteger millionths) {
        return new BigDecimal(millionths, Money.SCALE);
    }

    /** An amount for each of so many. */
    public static Optional<BigDecimal> each(BigInteger millionths, BigInteger count) {
        return Ratio.halfUp(millionths, Money.SCALE, count, 0);
    }

    /** One amount for each unit of another. */
    public static Optional<BigDecimal> ratio(BigInteger one, BigInteger other) {
        return Ratio.halfUp(one, Money.SCALE, other, Money.SCALE);
    }

    /** One count for each of another. */
    public static Optional<BigDecimal> share(BigInteger part, BigInteger whole) {
        return Ratio.halfUp(part, 0, whole, 0);
    }

    /** One decimal for each unit of another. */
    public static Optional<BigDecimal> quotient(BigDecimal one, BigDecimal other) {
        return Ratio.halfUp(one.unscaledValue(), one.scale(), other.unscaledValue(), other.scale());
    }
}
