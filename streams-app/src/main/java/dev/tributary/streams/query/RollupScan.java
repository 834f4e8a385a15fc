package dev.tributary.streams.query;

import dev.tributary.query.Dimension;
import dev.tributary.query.Dimension.Kind;
import dev.tributary.query.GroupOrder;
import dev.tributary.query.Rollup;
import dev.tributary.query.RollupQuery;
import dev.tributary.query.RollupRow;
import dev.tributary.streams.rollup.RowKeys;
import dev.tributary.streams.rollup.StoredRow;
import dev.tributary.streams.state.ByteWriter;
import java.util.List;
import java.util.Set;

/** Answers a question from the stored rows of one rollup: which range of keys to read, and the groups of the cells that count. */
public final class RollupScan implements Scan {

    private final Rollup rollup;
    private final RollupQuery query;
    private final int[] groupColumns;
    private final CellFilter filter;
    private final boolean daysFollow;
    private final boolean groupsInKeyOrder;
    private final Groups groups;

    /**
     * Prepares a scan.
     *
     * @throws IllegalArgumentException where the question names what the rollup does not have
     */
    public RollupScan(Rollup rollup, RollupQuery query) {
        this.rollup = rollup;
        this.query = query;
        if (!query.beside().isEmpty()) {
            throw new IllegalArgumentException("rollup " + rollup.name() + " holds no pairs");
        }
        Columns columns = Columns.of(rollup);
        this.groupColumns = query.groupBy().stream().mapToInt(columns::of).toArray();
        this.daysFollow = daysFollow();
        this.filter = new CellFilter(columns, query, daysFollow);
        this.groupsInKeyOrder = groupsInKeyOrder();
        this.groups = Groups.of(rollup, query);
    }

    /** What to read, in the order of the keys: one range, or one for each value that a row dimension may have. */
    @Override
    public List<Range> ranges() {
        List<Dimension> row = rollup.rowDimensions();
        int next = leadingValues().size();
        if (next < row.size()
                && row.get(next).kind() == Kind.TEXT
                && !allowed(row.get(next)).isEmpty()) {
            return allowed(row.get(next)).stream()
                    .filter(value -> isAhead(row.get(next), value))
                    .sorted(GroupOrder::compareText)
                    .map(value -> new ByteWriter().raw(prefix()).text(value).toBytes())
                    .map(prefix -> new Range(prefix, RowKeys.afterAll(prefix)))
                    .toList();
        }
        return List.of(new Range(first(), end()));
    }

    /** Whether groups of a value may be on the page. */
    private boolean isAhead(Dimension dimension, String value) {
        boolean groupsFirst =
                !query.groupBy().isEmpty() && query.groupBy().getFirst().equals(dimension.name());
        return !groupsFirst
                || query.after()
                        .filter(after -> GroupOrder.compareText(value, after.getFirst()) < 0)
                        .isEmpty();
    }

    private byte[] first() {
        ByteWriter key = new ByteWriter().raw(prefix());
        query.from().filter(day -> daysFollow).ifPresent(day -> key.day(Math.toIntExact(day.toEpochDay())));
        return key.toBytes();
    }

    private byte[] end() {
        if (query.to().isEmpty() || !daysFollow) {
            return RowKeys.afterAll(prefix());
        }
        int day = Math.toIntExact(query.to().get().toEpochDay());
        return RowKeys.afterAll(new ByteWriter().raw(prefix()).day(day).toBytes());
    }

    @Override
    public boolean read(StoredRow row) {
        boolean[] beyond = {false};
        row.forEachCell(rollup, (values, sums) -> {
            if (filter.counts(values)) {
                beyond[0] = !groups.add(group(values), sums);
            }
        });
        return !(beyond[0] && groupsInKeyOrder);
    }

    @Override
    public List<RollupRow> answer() {
        return groups.page();
    }

    /** Rollup, workspace, and the first row dimensions as far as the question names a single value of each. */
    private byte[] prefix() {
        ByteWriter prefix = new ByteWriter().raw(RowKeys.prefix(rollup, query.workspace()));
        leadingValues().forEach(prefix::text);
        return prefix.toBytes();
    }

    /** Values of the first row dimensions, as far as the question names a single value of each. */
    private List<String> leadingValues() {
        return rollup.rowDimensions().stream()
                .takeWhile(dimension ->
                        dimension.kind() == Kind.TEXT && allowed(dimension).size() == 1)
                .map(dimension -> allowed(dimension).iterator().next())
                .toList();
    }

    /** Whether all groups of a row come before or with those of the next. */
    private boolean groupsInKeyOrder() {
        List<String> row = rollup.rowDimensions().stream()
                .skip(leadingValues().size())
                .map(Dimension::name)
                .toList();
        int shared = Math.min(row.size(), query.groupBy().size());
        return row.subList(0, shared).equals(query.groupBy().subList(0, shared));
    }

    private Set<String> allowed(Dimension dimension) {
        return query.where().getOrDefault(dimension.name(), Set.of());
    }

    /** Whether days come right after the prefix, so that a range of days is one range of keys. */
    private boolean daysFollow() {
        int next = leadingValues().size();
        return next < rollup.rowDimensions().size()
                && rollup.rowDimensions().get(next).kind() == Kind.DAY;
    }

    private List<String> group(List<String> values) {
        String[] group = new String[groupColumns.length];
        for (int i = 0; i < group.length; i++) {
            group[i] = values.get(groupColumns[i]);
        }
        return List.of(group);
    }
}
