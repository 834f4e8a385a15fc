package dev.tributary.api.campaigns;

import dev.tributary.api.Cell;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Figures computed straight from the cells, independently of the API and its merge. */
record Expected(List<Cell> cells) {

    static final int COUNT = 0;
    static final int REVENUE = 1;
    static final int CONVERSIONS = 2;

    Expected where(Predicate<Cell> filter) {
        return new Expected(cells.stream().filter(filter).toList());
    }

    Map<String, List<BigDecimal>> by(Function<Cell, String> group) {
        return cells.stream()
                .collect(Collectors.groupingBy(
                        group, Collectors.collectingAndThen(Collectors.toList(), Expected::sums)));
    }

    static Function<Cell, String> key(String... dimensions) {
        return cell -> List.of(dimensions).stream().map(cell.dimensions()::get).collect(Collectors.joining("|"));
    }

    static Predicate<Cell> in(String workspace) {
        return cell -> cell.workspace().equals(workspace);
    }

    static Predicate<Cell> having(String dimension, String value) {
        return cell -> value.equals(cell.dimensions().get(dimension));
    }

    static BigDecimal ratio(BigDecimal numerator, BigDecimal denominator) {
        return numerator.divide(denominator, 12, RoundingMode.HALF_UP);
    }

    private static List<BigDecimal> sums(List<Cell> cells) {
        return List.of(sum(cells, COUNT, 0), sum(cells, REVENUE, 6), sum(cells, CONVERSIONS, 0));
    }

    private static BigDecimal sum(List<Cell> cells, int measure, int scale) {
        return new BigDecimal(
                cells.stream().map(cell -> cell.measures().get(measure)).reduce(BigInteger.ZERO, BigInteger::add),
                scale);
    }
}
