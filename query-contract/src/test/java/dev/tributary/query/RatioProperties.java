package dev.tributary.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RatioProperties {

    private static final BigInteger TWO = BigInteger.TWO;

    @Property
    void shouldLieWithinHalfAUnitOfTheExactFraction(@ForAll BigInteger numerator, @ForAll BigInteger denominator) {
        Assume.that(denominator.signum() != 0);

        BigInteger rounded = ratio(numerator, denominator).unscaledValue();

        BigInteger error = rounded.multiply(denominator)
                .subtract(numerator.multiply(BigInteger.TEN.pow(Ratio.SCALE)))
                .abs();
        assertThat(error.multiply(TWO)).isLessThanOrEqualTo(denominator.abs());
    }

    @Property
    void shouldOrderFractionsAsTheirCrossProducts(@ForAll int n1, @ForAll int d1, @ForAll int n2, @ForAll int d2) {
        Assume.that(d1 != 0 && d2 != 0);

        int order = Ratio.compare(big(n1), big(d1), big(n2), big(d2));

        BigDecimal left = new BigDecimal(n1).divide(new BigDecimal(d1), new MathContext(60));
        BigDecimal right = new BigDecimal(n2).divide(new BigDecimal(d2), new MathContext(60));
        assertThat(Integer.signum(order)).isEqualTo(left.compareTo(right));
    }

    @Example
    void shouldRoundTiesAwayFromZero() {
        BigInteger divisor = TWO.multiply(BigInteger.TEN.pow(Ratio.SCALE));

        assertThat(ratio(BigInteger.ONE, divisor)).isEqualTo(new BigDecimal("0.000000000001"));
        assertThat(ratio(BigInteger.ONE.negate(), divisor)).isEqualTo(new BigDecimal("-0.000000000001"));
    }

    @Example
    void shouldTakeScalesIntoAccountWhenMoneyMeetsCounts() {
        assertThat(Ratio.halfUp(big(144), 0, big(22_779_140_000L), 6)).contains(new BigDecimal("0.006321573159"));
        assertThat(Ratio.halfUp(big(22_779_140_000L), 6, big(144), 0)).contains(new BigDecimal("158.188472222222"));
    }

    @Example
    void shouldBeUndefinedWhenTheDenominatorIsZero() {
        assertThat(Ratio.halfUp(BigInteger.ONE, 0, BigInteger.ZERO, 6)).isEmpty();
        assertThat(Ratio.halfUp(BigInteger.ZERO, 0, BigInteger.ZERO, 6)).isEmpty();
    }

    private static BigDecimal ratio(BigInteger numerator, BigInteger denominator) {
        return Ratio.halfUp(numerator, 0, denominator, 0).orElseThrow();
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
