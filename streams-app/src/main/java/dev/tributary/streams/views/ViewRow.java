package dev.tributary.streams.views;

import dev.tributary.query.Ratio;
import dev.tributary.query.Rollup;
import dev.tributary.streams.rollup.Figures;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * What a view's record is made of.
 *
 * @param workspace the workspace
 * @param rollup the rollup, which names the measures
 * @param values values of the dimensions, in the rollup's order
 * @param figures the sums
 */
public record ViewRow(String workspace, Rollup rollup, List<String> values, Figures figures) {

    /** The value of a dimension by its place in the rollup. */
    public String value(int dimension) {
        return values.get(dimension);
    }

    /** A measure in its units. */
    public BigInteger units(int measure) {
        return figures.get(measure);
    }

    /** A count. */
    public long count(int measure) {
        return units(measure).longValueExact();
    }

    /** A measure at its scale. */
    public BigDecimal amount(int measure) {
        return new BigDecimal(units(measure), scale(measure));
    }

    /** One measure divided by another, half up at 12 decimals; none where the divisor is zero. */
    public Optional<BigDecimal> ratio(int numerator, int denominator) {
        return Ratio.halfUp(units(numerator), scale(numerator), units(denominator), scale(denominator));
    }

    /** Decimals of a measure. */
    public int scale(int measure) {
        return rollup.measures().get(measure).scale();
    }
}
