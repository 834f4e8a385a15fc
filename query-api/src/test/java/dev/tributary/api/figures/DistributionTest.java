package dev.tributary.api.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DistributionTest {

    @Test
    void shouldInterpolateBetweenNeighboursWhenAQuantileFallsBetweenThem() {
        Distribution distribution = of(10, 1, 20, 1, 40, 2);

        assertThat(distribution.quantile(0)).hasValue(new BigDecimal("10.00"));
        assertThat(distribution.quantile(25).orElseThrow()).isEqualByComparingTo("17.5");
        assertThat(distribution.quantile(50).orElseThrow()).isEqualByComparingTo("30");
        assertThat(distribution.quantile(95).orElseThrow()).isEqualByComparingTo("40");
    }

    @Test
    void shouldTakeTheShortestWhenSeveralAreMostFrequent() {
        assertThat(of(7, 2, 3, 2, 1, 1).mode()).hasValue(3L);
    }

    @Test
    void shouldRoundTheMeanOfNegativeNumbersAwayFromZero() {
        assertThat(of(-1, 2, 0, 1).mean()).hasValue(new BigDecimal("-0.666666666667"));
    }

    @Test
    void shouldHaveNothingToSayWhenItIsEmpty() {
        assertThat(of().mean()).isEmpty();
        assertThat(of().mode()).isEmpty();
        assertThat(of().max()).isEmpty();
        assertThat(of().quantile(50)).isEmpty();
    }

    /** Numbers, each followed by how often it occurs. */
    private static Distribution of(long... numbersAndCounts) {
        Distribution distribution = new Distribution(new TreeMap<>());
        for (int i = 0; i < numbersAndCounts.length; i += 2) {
            distribution.add(numbersAndCounts[i], BigInteger.valueOf(numbersAndCounts[i + 1]));
        }
        return distribution;
    }
}
