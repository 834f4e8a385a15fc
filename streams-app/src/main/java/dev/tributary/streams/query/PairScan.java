package dev.tributary.streams.query;

import dev.tributary.query.GroupOrder;
import dev.tributary.query.Rollup;
import dev.tributary.query.RollupQuery;
import dev.tributary.query.RollupRow;
import dev.tributary.streams.pairs.BasketReader;
import dev.tributary.streams.pairs.Baskets;
import dev.tributary.streams.pairs.Shelf;
import dev.tributary.streams.rollup.Figures;
import dev.tributary.streams.rollup.RowKeys;
import dev.tributary.streams.rollup.StoredRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Counts pairs from baskets: from those that a task keeps live, or from the rows that hold them, where nobody does. Pairs are
 * asked for beside some values of the first dimension, or all of them in their order.
 */
public final class PairScan implements Scan {

    private static final String ANY = "";

    /** Values whose pairs are counted at once while all pairs are listed. */
    private static final int AT_ONCE = 16;

    private final Rollup baskets;
    private final RollupQuery query;
    private final BasketReader reader;
    private final Groups groups;
    private final Map<String, long[]> compared = new HashMap<>();

    PairScan(Rollup pairs, Rollup baskets, RollupQuery query) {
        List<String> dimensions =
                pairs.dimensions().stream().map(dimension -> dimension.name()).toList();
        List<String> wanted = query.beside().isEmpty() ? dimensions : List.of(dimensions.getLast());
        if (!query.groupBy().equals(wanted)
                || !query.where().isEmpty()
                || query.from().isPresent()
                || query.to().isPresent()
                || query.ranking().isPresent()
                || query.distinctBy().isPresent()) {
            throw new IllegalArgumentException("rollup " + pairs.name() + " holds pairs: ask for groups by "
                    + String.join(", ", wanted) + " without filters, days, ranking or counting each one once");
        }
        this.baskets = baskets;
        this.query = query;
        this.reader = new BasketReader(baskets);
        this.groups = Groups.of(pairs, query);
    }

    @Override
    public List<Range> ranges() {
        byte[] first = RowKeys.prefix(baskets, query.workspace());
        return List.of(new Range(first, RowKeys.afterAll(first)));
    }

    @Override
    public boolean read(StoredRow row) {
        reader.read(row);
        return true;
    }

    /** Adds what the live baskets of a partition come to. */
    void count(Baskets live) {
        live.shelf(query.workspace()).ifPresent(query.beside().isEmpty() ? this::list : this::compare);
    }

    @Override
    public List<RollupRow> answer() {
        count(reader.baskets());
        compared.forEach((other, counts) -> groups.add(List.of(other), Figures.ofEach(counts)));
        return groups.page();
    }

    private void compare(Shelf shelf) {
        List<String> beside = query.beside();
        int any = beside.indexOf(ANY);
        shelf.count(beside, other -> {
            long[] counts = compared.computeIfAbsent(other.value(), value -> new long[beside.size()]);
            for (int i = 0; i < counts.length; i++) {
                counts[i] += i == any ? other.having() : other.both()[i];
            }
        });
        if (any >= 0) {
            compared.computeIfAbsent(ANY, value -> new long[beside.size()])[any] += shelf.baskets();
        }
    }

    private void list(Shelf shelf) {
        List<String> ahead = Stream.concat(Stream.of(ANY), shelf.values().stream())
                .filter(value -> query.after()
                        .filter(after -> GroupOrder.compareText(value, after.getFirst()) < 0)
                        .isEmpty())
                .sorted(GroupOrder::compareText)
                .toList();
        for (int from = 0; from < ahead.size(); from += AT_ONCE) {
            if (!list(shelf, ahead.subList(from, Math.min(ahead.size(), from + AT_ONCE)))) {
                return;
            }
        }
    }

    /** Adds all pairs of some values; false where those of greater values are beyond the page. */
    private boolean list(Shelf shelf, List<String> some) {
        boolean[] within = {true};
        List<String> values = new ArrayList<>(some);
        if (values.remove(ANY)) {
            groups.add(List.of(ANY, ANY), Figures.ofEach(shelf.baskets()));
        }
        shelf.count(values, other -> {
            if (some.contains(ANY)) {
                within[0] &= groups.add(List.of(ANY, other.value()), Figures.ofEach(other.having()));
            }
            for (int i = 0; i < values.size(); i++) {
                if (other.both()[i] > 0) {
                    within[0] &= groups.add(List.of(values.get(i), other.value()), Figures.ofEach(other.both()[i]));
                }
            }
        });
        return within[0];
    }
}
