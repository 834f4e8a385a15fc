package dev.tributary.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

class RatioProperties {

    private static Database database;

    @BeforeContainer
    static void open() {
        database = Database.open();
        database.execute(TwinView.resource("ratio.sql"));
    }

    @AfterContainer
    static void close() {
        database.close();
    }

    @Property(tries = 200)
    void shouldEqualTheDivisionOfJavaWhenBothSidesAreAmounts(
            @ForAll("amounts") BigDecimal numerator, @ForAll("amounts") BigDecimal denominator) {
        Assume.that(denominator.signum() != 0);
        BigDecimal quotient = numerator.divide(denominator, 12, RoundingMode.HALF_UP);
        Assume.that(quotient.precision() - quotient.scale() <= 26);

        assertThat(ratio(numerator, denominator)).isEqualTo(quotient);
    }

    @Property(tries = 200)
    void shouldRoundAwayFromZeroWhenTheThirteenthDecimalIsExactlyFive(@ForAll("halves") BigDecimal half) {
        BigDecimal numerator =
                half.multiply(BigDecimal.valueOf(2_000_000_000_000L)).setScale(0);

        assertThat(ratio(numerator, new BigDecimal(2_000_000_000_000L)))
                .isEqualTo(half.setScale(12, RoundingMode.HALF_UP));
    }

    @Example
    void shouldBeNullWhenTheDenominatorIsZero() {
        assertThat(ratio(BigDecimal.ONE, BigDecimal.ZERO)).isNull();
        assertThat(ratio(BigDecimal.ZERO, BigDecimal.ZERO)).isNull();
    }

    @Example
    void shouldFailRatherThanAnswerWrongWhenTheSidesAreTooGreat() {
        BigDecimal greatest = new BigDecimal("99999999999999999999999999999999");
        assertThatThrownBy(() -> ratio(greatest.subtract(BigDecimal.ONE), greatest))
                .isInstanceOf(TwinException.class);
        assertThatThrownBy(() -> ratio(greatest, new BigDecimal("0.000001"))).isInstanceOf(TwinException.class);
    }

    @Provide
    Arbitrary<BigDecimal> amounts() {
        BigDecimal limit = new BigDecimal("9999999999999999999999999.999999");
        return Arbitraries.oneOf(
                Arbitraries.bigDecimals().between(limit.negate(), limit).ofScale(6),
                Arbitraries.longs().between(-1000, 1000).map(BigDecimal::valueOf),
                Arbitraries.longs().between(-3_000_000, 3_000_000).map(cents -> BigDecimal.valueOf(cents, 2)));
    }

    @Provide
    Arbitrary<BigDecimal> halves() {
        return Arbitraries.longs().between(-1_000_000_000L, 1_000_000_000L).map(n -> BigDecimal.valueOf(2 * n + 1)
                .multiply(new BigDecimal("0.0000000000005")));
    }

    private static @Nullable Object ratio(BigDecimal numerator, BigDecimal denominator) {
        return database.query("SELECT ratio(?::DECIMAL(38, 6), ?::DECIMAL(38, 6))", numerator, denominator)
                .rows()
                .getFirst()
                .getFirst();
    }
}
