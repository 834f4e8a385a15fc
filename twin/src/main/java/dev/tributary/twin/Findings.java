package dev.tributary.twin;

import dev.tributary.twin.Difference.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** What was found for the rows of an {@link Expectation}; the last version of each key counts. */
public final class Findings implements AutoCloseable {

    private static final String JOINED = "FROM expected AS e FULL JOIN found AS f ON e.record_key = f.record_key";

    private final Database database;
    private final RecordTable found;
    private final List<String> columns;

    Findings(Database database, List<Column> columns) {
        this.database = database;
        this.columns = columns.stream().map(Column::name).toList();
        this.found = RecordTable.create(database, "found", columns);
    }

    /** Takes up a record of a view topic. */
    public void put(String key, IndexedRecord record) {
        found.put(key, record);
    }

    /** Takes up measures of a rollup, in their units. */
    public void put(String key, List<BigInteger> measures) {
        found.put(key, measures);
    }

    /** Takes away what was found under that key. */
    public void remove(String key) {
        found.remove(key);
    }

    /**
     * Compares every cell. Cells of a row that only one side has differ from nothing.
     *
     * @param limit most differences to list; all are counted
     */
    public Comparison compare(int limit) {
        found.fold();
        String differing = each("count(*) FILTER (e.%1$s IS DISTINCT FROM f.%1$s)", " + ");
        List<@Nullable Object> counts = database.query("SELECT count(*), %s %s".formatted(differing, JOINED))
                .rows()
                .getFirst();
        long cells = number(counts.get(0)) * columns.size();
        long differences = number(counts.get(1));
        return new Comparison(cells, differences, differences == 0 ? List.of() : differences(limit));
    }

    @Override
    public void close() {
        found.close();
    }

    private List<Difference> differences(int limit) {
        String cells = each("e.%1$s, f.%1$s", ", ");
        String anyDiffers = each("e.%1$s IS DISTINCT FROM f.%1$s", " OR ");
        return database
                .query(
                        "SELECT e.record_key, f.record_key, %s %s WHERE %s ORDER BY coalesce(e.record_key, f.record_key) LIMIT %d"
                                .formatted(cells, JOINED, anyDiffers, limit))
                .rows()
                .stream()
                .flatMap(this::differences)
                .limit(limit)
                .toList();
    }

    /** A row is the key on either side, then each column on either side. */
    private Stream<Difference> differences(List<@Nullable Object> row) {
        Object expectedKey = row.get(0);
        Object foundKey = row.get(1);
        if (expectedKey == null) {
            return Stream.of(new Difference(Kind.UNEXPECTED, text(foundKey), "", "", row(row, 1)));
        }
        if (foundKey == null) {
            return Stream.of(new Difference(Kind.MISSING, text(expectedKey), "", row(row, 0), ""));
        }
        List<Difference> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String expected = text(row.get(2 + 2 * i));
            String actual = text(row.get(3 + 2 * i));
            if (!expected.equals(actual)) {
                cells.add(new Difference(Kind.DIFFERENT, text(expectedKey), columns.get(i), expected, actual));
            }
        }
        return cells.stream();
    }

    private String row(List<@Nullable Object> row, int side) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.add(columns.get(i) + "=" + text(row.get(2 + 2 * i + side)));
        }
        return String.join(", ", cells);
    }

    private String each(String pattern, String separator) {
        return columns.stream().map(pattern::formatted).collect(Collectors.joining(separator));
    }

    private static String text(@Nullable Object value) {
        return value instanceof BigDecimal amount ? amount.toPlainString() : String.valueOf(value);
    }

    private static long number(@Nullable Object count) {
        return count instanceof BigInteger number ? number.longValueExact() : 0;
    }
}
