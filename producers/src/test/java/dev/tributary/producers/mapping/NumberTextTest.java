package dev.tributary.producers.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.schemas.Money;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {

    private static final long LIMIT = 1_000_000_000_000_000_000L - 1;

    private final NumberText money = new NumberText(Money.SCALE, false, 0, LIMIT);
    private final NumberText count = new NumberText(0, false, 0, 1_000_000_000_000_000L);

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "-0.000, 0",
        "1, 1000000",
        "+1.5, 1500000",
        ".5, 500000",
        "5., 5000000",
        "22779.14, 22779140000",
        "1e3, 1000000000",
        "1E-6, 1",
        "1.10000000000, 1100000",
        "999999999999.999999, 999999999999999999",
        "000000000000000000000000000001, 1000000"
    })
    void shouldReadAmountsInMillionths(String text, long millionths) {
        assertThat(read(money, text)).isEqualTo(Problem.NONE);
        assertThat(money.value()).isEqualTo(millionths);
    }

    @ParameterizedTest
    @CsvSource({
        "abc, NOT_A_NUMBER",
        "1.2.3, NOT_A_NUMBER",
        "-, NOT_A_NUMBER",
        "., NOT_A_NUMBER",
        "NaN, NOT_A_NUMBER",
        "Infinity, NOT_A_NUMBER",
        "0x10, NOT_A_NUMBER",
        "'1,000', NOT_A_NUMBER",
        "1 000, NOT_A_NUMBER",
        "٣, NOT_A_NUMBER",
        "-1, NEGATIVE",
        "-0.000001, NEGATIVE",
        "-1e999999999, NEGATIVE",
        "1.0000001, TOO_MANY_DECIMALS",
        "1e-7, TOO_MANY_DECIMALS",
        "1e-2147483647, TOO_MANY_DECIMALS",
        "1000000000000, TOO_LARGE",
        "99999999999999999999999, TOO_LARGE",
        "1e999999999, TOO_LARGE",
        "9999999999999.999999, TOO_LARGE"
    })
    void shouldRefuseWhatIsNoAmount(String text, Problem problem) {
        assertThat(read(money, text)).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({"10, 10", "10.0, 10", "1e2, 100", "0, 0", "1000000000000000, 1000000000000000"})
    void shouldReadWholeNumbers(String text, long number) {
        assertThat(read(count, text)).isEqualTo(Problem.NONE);
        assertThat(count.value()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "1.5, NOT_A_WHOLE_NUMBER",
        "0.1, NOT_A_WHOLE_NUMBER",
        "-3, NEGATIVE",
        "1000000000000001, TOO_LARGE",
        "9223372036854775808, TOO_LARGE",
        "18446744073709551616, TOO_LARGE"
    })
    void shouldRefuseWhatIsNoCount(String text, Problem problem) {
        assertThat(read(count, text)).isEqualTo(problem);
    }

    @Test
    void shouldRoundHalfUpWhenAsked() {
        NumberText rounding = new NumberText(Money.SCALE, true, -LIMIT, LIMIT);

        assertThat(read(rounding, "1.0000005")).isEqualTo(Problem.NONE);
        assertThat(rounding.value()).isEqualTo(1_000_001);
        assertThat(read(rounding, "-1e-2147483647")).isEqualTo(Problem.NONE);
        assertThat(rounding.value()).isZero();
    }

    @Test
    void shouldRefuseNumbersOfUnboundedLength() {
        assertThat(read(money, "1".repeat(1_000_000))).isEqualTo(Problem.NOT_A_NUMBER);
    }

    @Property
    void shouldReadEveryAmountAsBigDecimalDoes(
            @ForAll @BigRange(min = "0", max = "999999999999.999999") @Scale(6) BigDecimal amount) {
        assertThat(read(money, amount.toString())).isEqualTo(Problem.NONE);
        assertThat(money.value()).isEqualTo(Money.toMillionths(amount));
    }

    private static Problem read(NumberText number, String text) {
        return number.read(text.toCharArray(), 0, text.length());
    }
}
