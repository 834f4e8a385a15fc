package dev.tributary.streams.query;

import dev.tributary.query.Dimension;
import dev.tributary.query.Dimension.Kind;
import dev.tributary.query.Rollup;
import dev.tributary.query.RollupQuery;
import dev.tributary.query.RollupRow;
import dev.tributary.streams.rollup.RowKeys;
import dev.tributary.streams.rollup.StoredRow;
import dev.tributary.streams.state.ByteWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers a question from the stored rows of one rollup: which range of keys to read, which cells count. */
public final class RollupScan {

    private final Rollup rollup;
    private final RollupQuery query;
    private final List<Dimension> dimensions;
    private final int[] groupColumns;
    private final Groups groups;

    /**
     * Prepares a scan.
     *
     * @throws IllegalArgumentException where the question names what the rollup does not have
     */
    public RollupScan(Rollup rollup, RollupQuery query) {
        this.rollup = rollup;
        this.query = query;
        this.dimensions = rollup.dimensions().stream()
                .filter(dimension -> dimension.kind() != Kind.BUCKET)
                .toList();
        this.groupColumns = query.groupBy().stream().mapToInt(this::column).toArray();
        query.where().keySet().forEach(this::column);
        boolean hasDays = dimensions.stream().anyMatch(dimension -> dimension.kind() == Kind.DAY);
        if (!hasDays && (query.from().isPresent() || query.to().isPresent())) {
            throw new IllegalArgumentException("rollup " + rollup.name() + " has no days");
        }
        this.groups = Groups.of(rollup, query);
    }

    /** The first key to read. */
    public byte[] first() {
        ByteWriter key = new ByteWriter().raw(prefix());
        query.from().filter(day -> startsWithDays()).ifPresent(day -> key.day(Math.toIntExact(day.toEpochDay())));
        return key.toBytes();
    }

    /** The key to stop before; no row has it. */
    public byte[] end() {
        if (query.to().isEmpty() || !startsWithDays()) {
            return RowKeys.afterAll(prefix());
        }
        int day = Math.toIntExact(query.to().get().toEpochDay());
        return RowKeys.afterAll(new ByteWriter().raw(prefix()).day(day).toBytes());
    }

    /** Adds a row to the answer. */
    public void read(StoredRow row) {
        row.forEachCell(rollup, (values, sums) -> {
            if (counts(values)) {
                groups.add(group(values), sums);
            }
        });
    }

    /** The page of groups so far. */
    public List<RollupRow> answer() {
        return groups.page();
    }

    /** Rollup, workspace, and the first row dimension where the question names a single value of it. */
    private byte[] prefix() {
        ByteWriter prefix = new ByteWriter().raw(RowKeys.prefix(rollup, query.workspace()));
        singleFirst().ifPresent(prefix::text);
        return prefix.toBytes();
    }

    private Optional<String> singleFirst() {
        Dimension first = rollup.rowDimensions().getFirst();
        Set<String> allowed = query.where().getOrDefault(first.name(), Set.of());
        return first.kind() == Kind.TEXT && allowed.size() == 1
                ? allowed.stream().findFirst()
                : Optional.empty();
    }

    private boolean startsWithDays() {
        return rollup.rowDimensions().getFirst().kind() == Kind.DAY;
    }

    private boolean counts(List<String> values) {
        for (Map.Entry<String, Set<String>> allowed : query.where().entrySet()) {
            if (!allowed.getValue().contains(values.get(column(allowed.getKey())))) {
                return false;
            }
        }
        return startsWithDays() || inRange(values);
    }

    private boolean inRange(List<String> values) {
        for (int i = 0; i < dimensions.size(); i++) {
            if (dimensions.get(i).kind() == Kind.DAY) {
                LocalDate day = LocalDate.parse(values.get(i));
                return query.from().filter(day::isBefore).isEmpty()
                        && query.to().filter(day::isAfter).isEmpty();
            }
        }
        return true;
    }

    private List<String> group(List<String> values) {
        String[] group = new String[groupColumns.length];
        for (int i = 0; i < group.length; i++) {
            group[i] = values.get(groupColumns[i]);
        }
        return List.of(group);
    }

    private int column(String name) {
        for (int i = 0; i < dimensions.size(); i++) {
            if (dimensions.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("rollup " + rollup.name() + " has no dimension " + name);
    }
}
