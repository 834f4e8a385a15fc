package dev.tributary.api.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.growth.SourceFigures.Sums;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdviceTest {

    @ParameterizedTest
    @CsvSource({
        "100, 120, 6, 100, 100, grow",
        "100, 120, 7, 100, 100, hold",
        "100, 120, 2, 100, 89, hold",
        "100, 100, 0, 100, 111, grow",
        "100, 99, , 80, 100, hold",
        "100, 99, , 100, 100, cut",
        "100, 79, , 10, 100, cut",
        "100, 0, , 0, 0, cut",
        "0, 50, , 0, 0, hold"
    })
    void shouldJudgeByReturnPaybackAndTrend(
            long cost, long revenue, Long payback, long earlier, long later, String verdict) {
        SourceFigures figures = new SourceFigures(
                "s", sums(cost, revenue), sums(100, earlier), sums(100, later), Optional.ofNullable(payback));

        assertThat(Verdict.of(figures).text()).isEqualTo(verdict);
    }

    @Test
    void shouldSayWhyInWords() {
        SourceFigures figures = new SourceFigures("s", sums(100, 125), sums(50, 60), sums(50, 65), Optional.of(3L));

        assertThat(Verdict.reason(figures))
                .isEqualTo(
                        "brings back 1.25 for each 1 spent (a buyer costs 10.00 and brings 12.50), paid back in month 3;"
                                + " steady from 1.20 in the earlier months to 1.30 in the later ones");
    }

    @Test
    void shouldShareInProportionAndGiveTheOddCentsToTheLargestRemainders() {
        List<SourceFigures> sources = List.of(
                figures("cut", 100, 10),
                figures("free", 0, 10),
                figures("a", 100, 200),
                figures("b", 100, 200),
                figures("c", 100, 200));

        assertThat(Allocation.of(new BigDecimal("100.01"), sources))
                .isEqualTo(Map.of(
                        "cut", new BigDecimal("0.00"),
                        "free", new BigDecimal("0.00"),
                        "a", new BigDecimal("33.34"),
                        "b", new BigDecimal("33.34"),
                        "c", new BigDecimal("33.33")));
    }

    @Test
    void shouldShareNothingWhenNoSourceIsWorthMoney() {
        assertThat(Allocation.of(BigDecimal.TEN, List.of(figures("cut", 100, 1))))
                .containsValue(new BigDecimal("0.00"));
    }

    @Property
    void shouldShareEveryCent(
            @ForAll @LongRange(min = 0, max = 99_999_999_999_999L) long cents,
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 100, max = 100_000) Integer> revenues) {
        List<SourceFigures> sources = new ArrayList<>();
        revenues.forEach(revenue -> sources.add(figures("s" + sources.size(), 100, revenue)));
        BigDecimal budget = BigDecimal.valueOf(cents, 2);

        assertThat(Allocation.of(budget, sources).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(budget);
    }

    /** A source that pays back at once and does not change. */
    private static SourceFigures figures(String source, long cost, long revenue) {
        Sums whole = sums(cost, revenue);
        return new SourceFigures(source, whole, whole, whole, revenue >= cost ? Optional.of(0L) : Optional.empty());
    }

    /** Amounts in whole units, and ten buyers. */
    private static Sums sums(long cost, long revenue) {
        BigInteger million = BigInteger.valueOf(1_000_000);
        return new Sums(
                BigInteger.valueOf(cost).multiply(million),
                BigInteger.TEN,
                BigInteger.valueOf(revenue).multiply(million));
    }
}
