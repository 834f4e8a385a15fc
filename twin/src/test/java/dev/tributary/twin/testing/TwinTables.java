package dev.tributary.twin.testing;

import dev.tributary.query.Dimension;
import dev.tributary.query.GroupOrder;
import dev.tributary.query.Measure;
import dev.tributary.query.Rollup;
import dev.tributary.query.RollupRow;
import dev.tributary.query.Rollups;
import dev.tributary.query.attribution.AttributionRollups;
import dev.tributary.twin.Twin;
import dev.tributary.twin.TwinTable;
import dev.tributary.twin.TwinView;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Tables of views from elsewhere than SQL, and their comparison. */
public final class TwinTables {

    private static final Map<String, List<Integer>> MEASURES = new ConcurrentHashMap<>();

    private TwinTables() {}

    /** What a view topic holds in the end, as a table: the last value of each key, without removed ones. */
    public static TwinTable ofRecords(TwinView view, Collection<? extends SpecificRecord> values) {
        if (values.isEmpty()) {
            return new TwinTable(view.key(), List.of());
        }
        List<String> columns = values.iterator().next().getSchema().getFields().stream()
                .map(Schema.Field::name)
                .toList();
        List<List<@Nullable Object>> rows = values.stream()
                .map(value -> row(value, columns.size()))
                .sorted(byKey(positions(view, columns)))
                .toList();
        return new TwinTable(columns, rows);
    }

    /**
     * What a rollup answers when it is grouped by the view's key, as a table of the columns that it adds up.
     *
     * @param rows the groups of each workspace
     */
    public static TwinTable ofGroups(TwinView view, Map<String, List<RollupRow>> rows) {
        Rollup rollup = Rollups.named(view.rollup().orElseThrow()).orElseThrow();
        List<Integer> measures = measures(view, rollup);
        List<String> columns = new ArrayList<>(view.key());
        measures.forEach(place -> columns.add(rollup.measures().get(place).name()));
        List<List<@Nullable Object>> table = new ArrayList<>();
        rows.forEach((workspace, groups) -> groups.forEach(group -> {
            List<@Nullable Object> row = new ArrayList<>(List.of(workspace));
            for (int i = 1; i < view.key().size(); i++) {
                row.add(value(rollup.dimension(view.key().get(i)), group.group().get(i - 1)));
            }
            measures.forEach(place ->
                    row.add(value(rollup.measures().get(place), group.measures().get(place))));
            table.add(row);
        }));
        return new TwinTable(columns, table);
    }

    /** The key columns of a table and those that the view's rollup adds up; ratios are not stored. */
    public static TwinTable additive(TwinView view, TwinTable table) {
        List<String> columns = ofGroups(view, Map.of()).columns();
        List<Integer> kept = columns.stream().map(table.columns()::indexOf).toList();
        return new TwinTable(
                columns,
                table.rows().stream()
                        .map(row -> {
                            List<@Nullable Object> cells = new ArrayList<>();
                            kept.forEach(place -> cells.add(row.get(place)));
                            return cells;
                        })
                        .toList());
    }

    /** The dimensions of a rollup that SQL can tell: not how rows are spread, nor what only a journey's answer knows. */
    public static List<String> knownDimensions(Rollup rollup) {
        return rollup.dimensions().stream()
                .filter(dimension -> dimension.kind() != Dimension.Kind.BUCKET)
                .filter(dimension ->
                        !dimension.equals(AttributionRollups.REVISION) && !dimension.equals(AttributionRollups.REASON))
                .map(Dimension::name)
                .toList();
    }

    /** Fails with the differing cells, missing and unexpected rows, where the tables do not hold the same. */
    public static void assertSame(TwinView view, TwinTable expected, TwinTable actual) {
        List<String> differences = differences(view, expected, actual);
        if (!differences.isEmpty()) {
            throw new AssertionError("%s: %d differences from SQL%n%s"
                    .formatted(view.name(), differences.size(), String.join(System.lineSeparator(), differences)));
        }
    }

    /** Places of the rollup's measures that the view has as columns; a database is opened once per view for it. */
    private static List<Integer> measures(TwinView view, Rollup rollup) {
        return MEASURES.computeIfAbsent(view.name(), name -> columnsOf(view, rollup));
    }

    private static List<Integer> columnsOf(TwinView view, Rollup rollup) {
        try (Twin empty = Twin.open()) {
            List<String> columns = empty.compute(view).columns();
            return IntStream.range(0, rollup.measures().size())
                    .filter(place ->
                            columns.contains(rollup.measures().get(place).name()))
                    .boxed()
                    .toList();
        }
    }

    private static @Nullable Object value(Dimension dimension, String text) {
        return switch (dimension.kind()) {
            case DAY -> LocalDate.parse(text);
            case NUMBER -> new BigInteger(text);
            case AMOUNT -> new BigDecimal(text);
            default -> text.isEmpty() ? null : text;
        };
    }

    private static Object value(Measure measure, BigInteger units) {
        return measure.scale() == 0 ? units : new BigDecimal(units, measure.scale());
    }

    static List<String> differences(TwinView view, TwinTable expected, TwinTable actual) {
        Map<List<@Nullable Object>, List<@Nullable Object>> wanted = byKey(view, expected);
        Map<List<@Nullable Object>, List<@Nullable Object>> found = byKey(view, actual);
        List<String> differences = new ArrayList<>();
        if (!wanted.isEmpty() && !found.isEmpty() && !expected.columns().equals(actual.columns())) {
            differences.add("columns: expected " + expected.columns() + ", found " + actual.columns());
        }
        if (found.size() < actual.rows().size()) {
            differences.add("some keys are found twice");
        }
        wanted.forEach((key, row) -> {
            List<@Nullable Object> other = found.remove(key);
            if (other == null) {
                differences.add("missing    " + row);
            } else if (!other.equals(row)) {
                differences.add("different  " + key + ": " + cells(expected.columns(), row, other));
            }
        });
        found.values().forEach(row -> differences.add("unexpected " + row));
        return differences;
    }

    private static String cells(List<String> columns, List<@Nullable Object> expected, List<@Nullable Object> found) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
            if (!Objects.equals(expected.get(i), found.get(i))) {
                cells.add(columns.get(i) + " expected " + expected.get(i) + ", found " + found.get(i));
            }
        }
        return String.join("; ", cells);
    }

    private static Map<List<@Nullable Object>, List<@Nullable Object>> byKey(TwinView view, TwinTable table) {
        List<Integer> positions = positions(view, table.columns());
        Map<List<@Nullable Object>, List<@Nullable Object>> rows = new LinkedHashMap<>();
        for (List<@Nullable Object> row : table.rows()) {
            List<@Nullable Object> key = new ArrayList<>();
            positions.forEach(position -> key.add(row.get(position)));
            rows.put(key, row);
        }
        return rows;
    }

    private static List<Integer> positions(TwinView view, List<String> columns) {
        return view.key().stream().map(columns::indexOf).toList();
    }

    private static List<@Nullable Object> row(SpecificRecord value, int columns) {
        List<@Nullable Object> row = new ArrayList<>(columns);
        for (int i = 0; i < columns; i++) {
            row.add(normalised(value.get(i)));
        }
        return row;
    }

    private static @Nullable Object normalised(@Nullable Object value) {
        return switch (value) {
            case Long number -> BigInteger.valueOf(number);
            case Integer number -> BigInteger.valueOf(number);
            case CharSequence text -> text.toString();
            case null, default -> value;
        };
    }

    /** The order of SQL: text by its UTF-8 bytes, days by time, nothing last. */
    private static Comparator<List<@Nullable Object>> byKey(List<Integer> positions) {
        return (one, other) -> {
            for (int position : positions) {
                int order = compare(one.get(position), other.get(position));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        };
    }

    private static int compare(@Nullable Object one, @Nullable Object other) {
        return switch (one) {
            case null -> other == null ? 0 : 1;
            case Object ignored when other == null -> -1;
            case String text -> GroupOrder.compareText(text, other.toString());
            case LocalDate day -> day.compareTo((LocalDate) other);
            case BigInteger number -> number.compareTo((BigInteger) other);
            case Instant time -> time.compareTo((Instant) other);
            case BigDecimal amount -> amount.compareTo((BigDecimal) other);
            default -> throw new IllegalArgumentException("no order for a key of " + one.getClass());
        };
    }
}
