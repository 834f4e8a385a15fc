package dev.tributary.producers.source;

import static dev.tributary.producers.source.SqliteSchema.quoted;

import dev.tributary.producers.ReplayException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** The query of the rows of a table and those joined to it, in the order of their row ids. */
final class SqliteQuery {

    private static final String MAIN = "t0";

    private final String file;
    private final Set<String> wanted;
    private final SqliteSchema.Columns main;
    private final StringBuilder from;
    private final List<String> selected = new ArrayList<>();
    private final List<String> columns = new ArrayList<>();
    private final List<OptionalInt> places = new ArrayList<>();
    private int joins;

    private SqliteQuery(String file, Set<String> wanted, SqliteSchema.Columns main) {
        this.file = file;
        this.wanted = wanted.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        this.main = main;
        this.from = new StringBuilder(quoted(main.table())).append(" AS ").append(MAIN);
        main.rowId().ifPresent(name -> selected.add(MAIN + "." + name));
    }

    /**
     * Makes the query.
     *
     * @param wanted the columns to read; the others are only named
     * @throws ReplayException where a table or the column to join by is missing
     */
    static SqliteQuery of(String file, SqliteSchema schema, Table table, Set<String> wanted) throws SQLException {
        SqliteQuery query = new SqliteQuery(file, wanted, schema.table(table.name()));
        query.addColumns(MAIN, query.main);
        for (Map.Entry<String, String> join : table.joins().entrySet()) {
            Optional<SqliteSchema.Columns> joined = schema.optionalTable(join.getKey());
            if (joined.isPresent()) {
                query.join(joined.get(), join.getValue());
            }
        }
        return query;
    }

    private void join(SqliteSchema.Columns joined, String by) {
        requireStored(main, by);
        requireStored(joined, by);
        String alias = "t" + ++joins;
        int before = selected.size();
        addColumns(alias, joined);
        if (selected.size() > before) {
            from.append(" LEFT JOIN ")
                    .append(quoted(joined.table()))
                    .append(" AS ")
                    .append(alias)
                    .append(" ON ")
                    .append(alias + "." + quoted(by) + " = " + MAIN + "." + quoted(by));
        }
    }

    private void requireStored(SqliteSchema.Columns table, String column) {
        if (!table.stores(column)) {
            throw ReplayException.failed(file + "/" + table.table() + " has no column '" + column + "' to join by");
        }
    }

    /** Columns of the same name in several tables are those of the first. */
    private void addColumns(String alias, SqliteSchema.Columns table) {
        for (String name : table.names()) {
            if (columns.stream().noneMatch(name::equalsIgnoreCase)) {
                boolean read = wanted.contains(name.toLowerCase(Locale.ROOT));
                columns.add(name);
                places.add(read ? OptionalInt.of(selected.size() + 1) : OptionalInt.empty());
                if (read) {
                    selected.add(bounded(alias + "." + quoted(name)));
                }
            }
        }
        table.computed().stream()
                .filter(name -> wanted.contains(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .ifPresent(name -> {
                    throw ReplayException.failed(file + "/" + table.table() + ": the column '" + name
                            + "' is computed by the file, which is not executed; store its values instead");
                });
    }

    /** One character more than a field may have is enough to tell that it has too many; so no value takes the memory. */
    private static String bounded(String column) {
        return "CASE WHEN octet_length(" + column + ") > " + Row.MAX_FIELD + " THEN substr(" + column + ", 1, "
                + (Row.MAX_FIELD + 1) + ") ELSE " + column + " END";
    }

    String sql() {
        return "SELECT " + (selected.isEmpty() ? "NULL" : String.join(", ", selected)) + " FROM " + from
                + main.rowId().map(name -> " ORDER BY " + MAIN + "." + name).orElse("");
    }

    String countSql() {
        return "SELECT count(*) FROM " + quoted(main.table());
    }

    /** The table as the file writes its name. */
    String table() {
        return main.table();
    }

    /** Whether the first value of each result is the row id. */
    boolean hasRowId() {
        return main.rowId().isPresent();
    }

    /** The names of all columns. */
    List<String> columns() {
        return List.copyOf(columns);
    }

    /** Where each column stands in the results, counted from 1, if it is read. */
    List<OptionalInt> places() {
        return List.copyOf(places);
    }
}
