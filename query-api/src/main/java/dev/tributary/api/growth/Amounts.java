package dev.tributary.api.growth;

import dev.tributary.query.Ratio;
import dev.tributary.schemas.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Amounts in millionths, and what comes of dividing them. */
final class Amounts {

    private Amounts() {}

    static BigDecimal of(BigInteger millionths) {
        return new BigDecimal(millionths, Money.SCALE);
    }

    /** An amount for each of so many. */
    static Optional<BigDecimal> each(BigInteger millionths, BigInteger count) {
        return Ratio.halfUp(millionths, Money.SCALE, count, 0);
    }

    /** One amount for each unit of another. */
    static Optional<BigDecimal> ratio(BigInteger one, BigInteger other) {
        return Ratio.halfUp(one, Money.SCALE, other, Money.SCALE);
    }

    /** One count for each of another. */
    static Optional<BigDecimal> share(BigInteger part, BigInteger whole) {
        return Ratio.halfUp(part, 0, whole, 0);
    }
}
