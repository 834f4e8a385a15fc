package dev.tributary.producers.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table that was copied: each row with the number of its source, its position there and, where it is a bad one, its fault.
 *
 * @param sql its name in the stage
 * @param name its name where it comes from
 * @param columns the names of all columns of its sources
 * @param copied which of them are copied
 */
public record StagedTable(String sql, String name, List<String> columns, List<Boolean> copied) {

    static final List<String> FIXED = List.of("n", "source", "position", "fault", "detail", "raw", "raw_length");

    static StagedTable of(String sql, List<? extends Source> sources, Set<String> wanted) {
        List<String> columns = new ArrayList<>();
        for (Source source : sources) {
            source.columns().stream()
                    .filter(column -> source == sources.getFirst() || indexOf(column, columns) < 0)
                    .forEach(columns::add);
        }
        Set<String> lower =
                wanted.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return new StagedTable(
                sql,
                sources.getFirst().name(),
                columns,
                columns.stream()
                        .map(column -> lower.contains(column.toLowerCase(Locale.ROOT)))
                        .toList());
    }

    private static int indexOf(String wanted, List<String> columns) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).equalsIgnoreCase(wanted))
                .findFirst()
                .orElse(-1);
    }

    /** Where each column of a source is in this table. */
    int[] placesOf(Source source) {
        if (source.columns().equals(columns)) {
            return IntStream.range(0, columns.size()).toArray();
        }
        return source.columns().stream()
                .mapToInt(column -> indexOf(column, columns))
                .toArray();
    }

    /** The columns that are copied. */
    public int[] copiedColumns() {
        return IntStream.range(0, columns.size()).filter(copied::get).toArray();
    }

    /** All rows in the order they were copied in. */
    String allSql() {
        return "SELECT " + LineJoin.all(this, "m") + " FROM " + sql + " AS m ORDER BY n";
    }

    /** What a column is called in the stage. */
    String sqlColumn(int column) {
        return "c" + column;
    }
}
