package dev.tributary.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;

class ApportionmentProperties {

    private static final int UNITS = 10_000;

    @Property
    void shouldStayWithinAUnitOfTheProportionWhenWeightsAreDivided(
            @ForAll @NotEmpty List<@DoubleRange(min = 0, max = 1000) Double> list) {
        double[] weights = list.stream().mapToDouble(Double::doubleValue).toArray();
        double total = Arrays.stream(weights).sum();

        int[] shares = Apportionment.ofUnits(weights, UNITS);

        assertThat(Arrays.stream(shares).sum()).isEqualTo(total == 0 ? 0 : UNITS);
        for (int i = 0; i < weights.length && total > 0; i++) {
            assertThat((double) shares[i]).isCloseTo(weights[i] / total * UNITS, within(1.0));
            assertThat(weights[i] == 0 && shares[i] > 0).isFalse();
        }
    }

    @Property
    void shouldKeepTheSumWhenFractionsOfEitherSignAreRounded(
            @ForAll List<@IntRange(min = -1000, max = 1000) Integer> numerators,
            @ForAll @IntRange(min = 1, max = 50) int denominator) {
        int sum = numerators.stream().mapToInt(Integer::intValue).sum();
        List<BigInteger> whole = Stream.concat(numerators.stream(), Stream.of(Math.floorMod(-sum, denominator)))
                .map(number -> BigInteger.valueOf(number))
                .toList();

        List<BigInteger> shares = Apportionment.ofFractions(whole, BigInteger.valueOf(denominator));

        assertThat(sum(shares).multiply(BigInteger.valueOf(denominator))).isEqualTo(sum(whole));
        for (int i = 0; i < shares.size(); i++) {
            assertThat(shares.get(i).doubleValue())
                    .isCloseTo(whole.get(i).doubleValue() / denominator, within(0.999999));
        }
    }

    @Example
    void shouldPreferTheLargestRemainderThenTheEarlierWhenUnitsAreLeftOver() {
        assertThat(Apportionment.ofUnits(new double[] {1, 1, 1, 1, 1, 1}, 100)).containsExactly(17, 17, 17, 17, 16, 16);
        assertThat(Apportionment.ofUnits(new double[] {.125, .165, .71}, 10)).containsExactly(1, 2, 7);
        assertThat(Apportionment.ofUnits(new double[] {0, 1, 0}, 10)).containsExactly(0, 10, 0);
    }

    @Example
    void shouldTreatNoiseOfTheLastPlacesAsEqualWhenUnitsAreLeftOver() {
        assertThat(Apportionment.ofUnits(new double[] {1, Math.nextUp(1.0), 1}, 10))
                .containsExactly(4, 3, 3);
    }

    private static BigInteger sum(List<BigInteger> numbers) {
        return numbers.stream().reduce(BigInteger.ZERO, BigInteger::add);
    }
}
