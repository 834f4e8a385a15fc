package dev.tributary.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class MoneyProperties {

    private static final long LARGEST = 999_999_999_999_999_999L;

    @Property
    void shouldKeepEveryAmount(@ForAll @LongRange(min = -LARGEST, max = LARGEST) long millionths) {
        assertThat(Money.toMillionths(Money.ofMillionths(millionths))).isEqualTo(millionths);
    }

    @Example
    void shouldTakeAmountsOfAnySpelling() {
        assertThat(Money.toMillionths(new BigDecimal("1.5"))).isEqualTo(1_500_000);
        assertThat(Money.toMillionths(new BigDecimal("2E+3"))).isEqualTo(2_000_000_000);
        assertThat(Money.toMillionths(new BigDecimal("-0.0000010"))).isEqualTo(-1);
    }

    @Example
    void shouldRefuseWhatDoesNotFit() {
        for (String amount : new String[] {"0.0000001", "1000000000000", "-1000000000000", "1e30"}) {
            assertThatThrownBy(() -> Money.toMillionths(new BigDecimal(amount)))
                    .as(amount)
                    .isInstanceOf(ArithmeticException.class);
        }
    }
}
