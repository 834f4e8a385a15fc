package dev.tributary.api.growth;

import dev.tributary.query.Ratio;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A budget shared out exactly: in cents, in proportion to weights, each share rounded down, and what is left one cent
 * each to the largest remainders; of equal ones the smaller source first.
 */
final class Allocation {

    private static final int CENTS = 2;

    private Allocation() {}

    /** How much of the budget a source deserves: its return, half of it where it is only to be held. */
    static BigInteger weight(SourceFigures figures) {
        BigInteger romi = figures.romi()
                .map(value -> value.setScale(Ratio.SCALE).unscaledValue())
                .orElse(BigInteger.ZERO);
        return Verdict.isFree(figures)
                ? BigInteger.ZERO
                : switch (Verdict.of(figures)) {
                    case GROW -> romi.shiftLeft(1);
                    case HOLD -> romi;
                    case CUT -> BigInteger.ZERO;
                };
    }

    /** The share of each source; all zero where none has a weight. */
    static Map<String, BigDecimal> of(BigDecimal budget, List<SourceFigures> sources) {
        BigInteger cents = budget.setScale(CENTS).unscaledValue();
        BigInteger weights = sources.stream().map(Allocation::weight).reduce(BigInteger.ZERO, BigInteger::add);
        Map<String, BigDecimal> shares = new HashMap<>();
        List<Remainder> remainders = new ArrayList<>();
        BigInteger left = weights.signum() == 0 ? BigInteger.ZERO : cents;
        for (SourceFigures source : sources) {
            BigInteger[] share = weights.signum() == 0
                    ? new BigInteger[] {BigInteger.ZERO, BigInteger.ZERO}
                    : cents.multiply(weight(source)).divideAndRemainder(weights);
            shares.put(source.source(), new BigDecimal(share[0], CENTS));
            remainders.add(new Remainder(source.source(), share[1]));
            left = left.subtract(share[0]);
        }
        remainders.sort(Comparator.comparing(Remainder::size).reversed());
        for (Remainder remainder : remainders.subList(0, left.intValueExact())) {
            shares.merge(remainder.source(), new BigDecimal(BigInteger.ONE, CENTS), BigDecimal::add);
        }
        return shares;
    }

    /** What rounding down took from a source; the sources come in their order, which sorting keeps. */
    private record Remainder(String source, BigInteger size) {}
}
