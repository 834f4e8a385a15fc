package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.views.ConversionRate;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class RecordJsonTest {

    @Test
    void shouldShowDecimalsAsPlainNumbersWhenTheyHaveTrailingZeros() {
        ConversionRate rate = new ConversionRate(
                "default", "c-1", new BigDecimal("1200.500000"), 12L, new BigDecimal("0.009995835068"));

        assertThat(RecordJson.of(rate))
                .hasToString("{\"workspace\":\"default\",\"customer_id\":\"c-1\",\"revenue\":1200.5,"
                        + "\"conversions\":12,\"conversion_rate\":0.009995835068}");
    }

    @Test
    void shouldShowNullWhenAFieldOrTheWholeValueIsMissing() {
        ConversionRate rate = new ConversionRate("default", "c-1", new BigDecimal("100.000000"), 0L, null);

        assertThat(RecordJson.of(rate).get("revenue")).hasToString("100");
        assertThat(RecordJson.of(rate).get("conversion_rate").isNull()).isTrue();
        assertThat(RecordJson.of(null).isNull()).isTrue();
    }
}
