package dev.tributary.api.growth;

import dev.tributary.api.figures.Amounts;
import dev.tributary.query.RollupRow;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What the advice on a source rests on: amounts in millionths.
 *
 * @param whole the whole range
 * @param earlier the months of its earlier half
 * @param later the months of its later half
 * @param payback the month number in which the revenue reached the cost
 */
record SourceFigures(String source, Sums whole, Sums earlier, Sums later, Optional<Long> payback) {

    /** What was spent, the buyers acquired, and the revenue that they have brought. */
    record Sums(BigInteger cost, BigInteger buyers, BigInteger revenue) {

        static final Sums NONE = new Sums(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);

        /** This and a group of {@link dev.tributary.query.growth.GrowthRollups#ACQUISITION}. */
        Sums plus(RollupRow row) {
            return new Sums(
                    cost.add(row.measures().get(0)),
                    buyers.add(row.measures().get(1)),
                    revenue.add(row.measures().get(2)));
        }

        Optional<BigDecimal> romi() {
            return Amounts.ratio(revenue, cost);
        }
    }

    static SourceFigures none(String source) {
        return new SourceFigures(source, Sums.NONE, Sums.NONE, Sums.NONE, Optional.empty());
    }

    SourceFigures plus(RollupRow month, boolean isLater) {
        return new SourceFigures(
                source,
                whole.plus(month),
                isLater ? earlier : earlier.plus(month),
                isLater ? later.plus(month) : later,
                payback);
    }

    SourceFigures paidBack(Optional<Long> month) {
        return new SourceFigures(source, whole, earlier, later, month);
    }

    Optional<BigDecimal> cac() {
        return Amounts.each(whole.cost, whole.buyers);
    }

    Optional<BigDecimal> ltv() {
        return Amounts.each(whole.revenue, whole.buyers);
    }

    Optional<BigDecimal> romi() {
        return whole.romi();
    }
}
