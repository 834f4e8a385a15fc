package dev.tributary.producers.source;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How the lines of rows are found in a stage, and what is looked up for them.
 *
 * @param key the column that identifies a row
 * @param lines the table of lines
 * @param of the column that names the row a line belongs to
 */
public record LineJoin(int key, StagedTable lines, int of, List<Lookup> lookups) {

    private static final String MAIN = "m";
    private static final String LINE = "l";

    /**
     * A table to look up rows in.
     *
     * @param name what its columns are called by, with a dot between
     * @param key the column that identifies its rows
     * @param reference the table that names one of them: a lookup before this one, by its number, or -1 for the line
     * @param by the column there
     */
    public record Lookup(String name, StagedTable table, int key, int reference, int by) {}

    /** The names of the columns of a line. */
    List<String> columns() {
        return Stream.concat(
                        lines.columns().stream(), lookups.stream().flatMap(lookup -> lookup.table().columns().stream()
                                .map(column -> lookup.name() + "." + column)))
                .toList();
    }

    /** Where each column of a line stands among the selected ones, counted from 0; -1 for those that are not copied. */
    int[] places() {
        int[] next = {0};
        return Stream.concat(Stream.of(lines), lookups.stream().map(Lookup::table))
                .flatMap(table -> table.copied().stream())
                .mapToInt(copied -> copied ? next[0]++ : -1)
                .toArray();
    }

    /** Every row with every one of its lines, both in the order they were copied in. */
    String sql(StagedTable main) {
        StringBuilder from = new StringBuilder(main.sql() + " AS " + MAIN + " LEFT JOIN " + lines.sql() + " AS " + LINE
                + " ON " + LINE + "." + lines.sqlColumn(of) + " = " + MAIN + "." + main.sqlColumn(key));
        for (int i = 0; i < lookups.size(); i++) {
            Lookup lookup = lookups.get(i);
            String named = lookup.reference() < 0
                    ? LINE + "." + lines.sqlColumn(lookup.by())
                    : alias(lookup.reference()) + "."
                            + lookups.get(lookup.reference()).table().sqlColumn(lookup.by());
            from.append(" LEFT JOIN " + lookup.table().sql() + " AS " + alias(i) + " ON " + alias(i) + "."
                    + lookup.table().sqlColumn(lookup.key()) + " = " + named + " AND " + alias(i) + ".fault IS NULL");
        }
        String looked = IntStream.range(0, lookups.size())
                .mapToObj(i -> columns(lookups.get(i).table(), alias(i)))
                .collect(Collectors.joining());
        return "SELECT " + all(main, MAIN) + ", " + all(lines, LINE) + looked + " FROM " + from + " ORDER BY " + MAIN
                + ".n, " + LINE + ".n";
    }

    /** The lines that belong to no row. */
    String straySql(StagedTable main) {
        return "SELECT " + all(lines, LINE) + " FROM " + lines.sql() + " AS " + LINE
                + " WHERE NOT EXISTS (SELECT 1 FROM "
                + main.sql() + " AS " + MAIN + " WHERE " + MAIN + "." + main.sqlColumn(key) + " = " + LINE + "."
                + lines.sqlColumn(of) + ") ORDER BY " + LINE + ".n";
    }

    /** What makes {@link #sql} fast. */
    String indexSql() {
        return "CREATE INDEX " + lines.sql() + "_of ON " + lines.sql() + " (" + lines.sqlColumn(of) + ")";
    }

    private static String alias(int lookup) {
        return "k" + lookup;
    }

    /** All that a staged row has. */
    static String all(StagedTable table, String alias) {
        return StagedTable.FIXED.stream().map(column -> alias + "." + column).collect(Collectors.joining(", "))
                + columns(table, alias);
    }

    private static String columns(StagedTable table, String alias) {
        return Arrays.stream(table.copiedColumns())
                .mapToObj(column -> ", " + alias + "." + table.sqlColumn(column))
                .collect(Collectors.joining());
    }
}
