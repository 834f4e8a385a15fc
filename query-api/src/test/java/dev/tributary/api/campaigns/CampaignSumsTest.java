package dev.tributary.api.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.query.RollupRow;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CampaignSumsTest {

    @Test
    void shouldDivideExactlyAndRoundHalfUpAtTwelveDecimals() {
        CampaignSums sums = sums(3, 22_779_140_000L, 144, 28_903, 1_861);

        assertThat(sums.revenueAmount()).isEqualByComparingTo("22779.14");
        assertThat(sums.conversionRate()).contains(new BigDecimal("0.006321573159"));
        assertThat(sums.clickThroughRate()).contains(new BigDecimal("0.064387779815"));
        assertThat(sums.averageRevenue()).contains(new BigDecimal("7593.046666666667"));
        assertThat(sums.averageConversions()).contains(new BigDecimal("48.000000000000"));
    }

    @Test
    void shouldHaveNoRatioWhenTheDivisorIsZero() {
        CampaignSums sums = sums(1, 0, 5, 0, 5);

        assertThat(sums.conversionRate()).isEmpty();
        assertThat(sums.clickThroughRate()).isEmpty();
    }

    private static CampaignSums sums(long... measures) {
        return CampaignSums.of(new RollupRow(
                List.of("customer"),
                LongStream.of(measures).mapToObj(BigInteger::valueOf).toList()));
    }
}
