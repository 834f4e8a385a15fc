package dev.tributary.query.routing;

import dev.tributary.query.GroupOrder;
import dev.tributary.query.Measure;
import dev.tributary.query.Ratio;
import dev.tributary.query.Rollup;
import dev.tributary.query.RollupQuery;
import dev.tributary.query.RollupQuery.Ranking;
import dev.tributary.query.RollupRow;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up the answers of several instances: equal groups by the sum of their measures, then in order, then cut. */
final class Merge {

    private Merge() {}

    /** The first groups in the order of their keys, or by rank where asked for. */
    static List<RollupRow> merge(Rollup rollup, RollupQuery query, Collection<List<RollupRow>> answers) {
        List<RollupRow> groups = sum(answers, GroupOrder.of(rollup, query.groupBy()));
        return query.ranking().map(order -> ranked(groups, rollup, order)).orElse(groups).stream()
                .limit(query.limit())
                .toList();
    }

    private static List<RollupRow> sum(Collection<List<RollupRow>> answers, GroupOrder order) {
        if (answers.size() == 1 && inOrder(answers.iterator().next(), order)) {
            return answers.iterator().next();
        }
        Map<List<String>, List<BigInteger>> groups = new TreeMap<>(order);
        for (List<RollupRow> rows : answers) {
            for (RollupRow row : rows) {
                groups.merge(row.group(), row.measures(), Merge::plus);
            }
        }
        return groups.entrySet().stream()
                .map(group -> new RollupRow(group.getKey(), group.getValue()))
                .toList();
    }

    /** A single instance that answers for all partitions has added them up, and gives each group once. */
    private static boolean inOrder(List<RollupRow> rows, GroupOrder order) {
        for (int i = 1; i < rows.size(); i++) {
            if (order.compare(rows.get(i - 1).group(), rows.get(i).group()) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static List<BigInteger> plus(List<BigInteger> left, List<BigInteger> right) {
        List<BigInteger> sum = new ArrayList<>(left.size());
        for (int i = 0; i < left.size(); i++) {
            sum.add(left.get(i).add(right.get(i)));
        }
        return sum;
    }

    private static List<RollupRow> ranked(List<RollupRow> groups, Rollup rollup, Ranking ranking) {
        int numerator = position(rollup, ranking.numerator());
        int denominator = position(rollup, ranking.denominator());
        Comparator<RollupRow> byRatio = (a, b) -> Ratio.compare(
                a.measures().get(numerator),
                a.measures().get(denominator),
                b.measures().get(numerator),
                b.measures().get(denominator));
        // The groups come in the order of their keys and the sort is stable: so the smaller key wins a tie.
        return groups.stream()
                .filter(row -> row.measures().get(denominator).signum() != 0)
                .sorted(ranking.descending() ? byRatio.reversed() : byRatio)
                .toList();
    }

    private static int position(Rollup rollup, String measure) {
        int position = rollup.measures().stream().map(Measure::name).toList().indexOf(measure);
        if (position < 0) {
            throw new IllegalArgumentException("the rollup " + rollup.name() + " has no measure " + measure);
        }
        return position;
    }
}
