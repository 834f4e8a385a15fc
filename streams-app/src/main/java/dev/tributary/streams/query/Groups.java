package dev.tributary.streams.query;

import dev.tributary.query.GroupOrder;
import dev.tributary.query.Measure;
import dev.tributary.query.Ratio;
import dev.tributary.query.Rollup;
import dev.tributary.query.RollupQuery;
import dev.tributary.query.RollupQuery.Ranking;
import dev.tributary.query.RollupRow;
import dev.tributary.streams.rollup.Figures;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Adds cells up by group and keeps the groups of the page. A group beyond the page may be dropped at once: the groups
 * that push it out never leave, so it could not come back.
 */
abstract sealed class Groups {

    private final GroupOrder order;
    private final TreeMap<List<String>, BigInteger[]> sums;

    private Groups(Rollup rollup, RollupQuery query) {
        order = GroupOrder.of(rollup, query.groupBy());
        sums = new TreeMap<>(order);
    }

    static Groups of(Rollup rollup, RollupQuery query) {
        return query.ranking()
                .<Groups>map(ranking -> new Ranked(rollup, query, ranking))
                .orElseGet(() -> new InOrder(rollup, query));
    }

    /** Adds a cell; false where it and all greater groups are beyond the page. */
    boolean add(List<String> group, Figures figures) {
        BigInteger[] known = sums.get(group);
        if (known == null) {
            sums.put(group, figures.sums().toArray(BigInteger[]::new));
            return true;
        }
        for (int m = 0; m < known.length; m++) {
            known[m] = known[m].add(figures.get(m));
        }
        return true;
    }

    abstract List<RollupRow> page();

    final GroupOrder order() {
        return order;
    }

    final TreeMap<List<String>, BigInteger[]> sums() {
        return sums;
    }

    private static final class InOrder extends Groups {

        private final RollupQuery query;

        InOrder(Rollup rollup, RollupQuery query) {
            super(rollup, query);
            this.query = query;
        }

        @Override
        boolean add(List<String> group, Figures figures) {
            if (query.after().isPresent()
                    && order().compare(group, query.after().get()) <= 0) {
                return true;
            }
            boolean full = sums().size() >= query.limit();
            if (full && order().compare(group, sums().lastKey()) > 0) {
                return false;
            }
            super.add(group, figures);
            if (sums().size() > query.limit()) {
                sums().pollLastEntry();
            }
            return true;
        }

        @Override
        List<RollupRow> page() {
            List<RollupRow> rows = new ArrayList<>(sums().size());
            sums().forEach((group, measures) -> rows.add(new RollupRow(group, List.of(measures))));
            return rows;
        }
    }

    private static final class Ranked extends Groups {

        private final int numerator;
        private final int denominator;
        private final boolean descending;
        private final int limit;

        Ranked(Rollup rollup, RollupQuery query, Ranking ranking) {
            super(rollup, query);
            this.numerator = measure(rollup, ranking.numerator());
            this.denominator = measure(rollup, ranking.denominator());
            this.descending = ranking.descending();
            this.limit = query.limit();
        }

        @Override
        List<RollupRow> page() {
            Comparator<RollupRow> byRatio = (a, b) -> Ratio.compare(
                    a.measures().get(numerator),
                    a.measures().get(denominator),
                    b.measures().get(numerator),
                    b.measures().get(denominator));
            return sums().entrySet().stream()
                    .map(entry -> new RollupRow(entry.getKey(), List.of(entry.getValue())))
                    .filter(row -> row.measures().get(denominator).signum() != 0)
                    .sorted((descending ? byRatio.reversed() : byRatio).thenComparing(RollupRow::group, order()))
                    .limit(limit)
                    .toList();
        }

        private static int measure(Rollup rollup, String name) {
            List<String> names = rollup.measures().stream().map(Measure::name).toList();
            int index = names.indexOf(name);
            if (index < 0) {
                throw new IllegalArgumentException("rollup " + rollup.name() + " has no measure " + name);
            }
            return index;
        }
    }
}
