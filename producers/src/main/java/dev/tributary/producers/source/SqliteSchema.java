package dev.tributary.producers.source;

import dev.tributary.producers.ReplayException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tables of a SQLite database and their columns. */
final class SqliteSchema {

    /** More tables are not looked at. */
    private static final int MAX_TABLES = 10_000;

    /** What {@code table_xinfo} says of a column that is computed whenever it is read. */
    private static final int COMPUTED = 2;

    private final Connection connection;
    private final String file;

    SqliteSchema(Connection connection, String file) {
        this.connection = connection;
        this.file = file;
    }

    /**
     * A table.
     *
     * @throws ReplayException where there is none of this name, or it is a view or a virtual table, whose reading would
     *     execute what the file brings
     */
    Columns table(String name) throws SQLException {
        return optionalTable(name)
                .orElseThrow(() -> ReplayException.failed(file + " has no table '" + name + "'; its tables are "
                        + tableNames() + ". Give a mapping file by --mapping where they have other names"));
    }

    /** A table, if there is one of this name. */
    Optional<Columns> optionalTable(String name) throws SQLException {
        String sql =
                "SELECT name, type, sql FROM sqlite_schema WHERE name = ? COLLATE NOCASE AND type IN ('table', 'view')";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (ResultSet found = statement.executeQuery()) {
                if (!found.next()) {
                    return Optional.empty();
                }
                requireTable(name, found.getString(2), String.valueOf(found.getString(3)));
                return Optional.of(columns(found.getString(1)));
            }
        }
    }

    private void requireTable(String name, String type, String definition) {
        // SQLite keeps definitions in this form, whatever case and spaces they were given in.
        if (!type.equals("table") || !definition.startsWith("CREATE TABLE ")) {
            String kind = type.equals("view") ? "a view" : "a virtual table";
            throw ReplayException.failed(file + ": " + name + " is " + kind
                    + ", which is not executed; copy its rows into a table of a database of their own");
        }
    }

    private Columns columns(String table) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> computed = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT name, hidden FROM pragma_table_xinfo(?) ORDER BY cid")) {
            statement.setString(1, table);
            try (ResultSet column = statement.executeQuery()) {
                while (column.next()) {
                    (column.getInt(2) == COMPUTED ? computed : names).add(column.getString(1));
                }
            }
        }
        Columns columns = new Columns(table, names, computed, Optional.empty());
        return new Columns(table, names, computed, rowId(columns));
    }

    /** The name under which the row ids of a table can be read: none where it has no row ids. */
    private Optional<String> rowId(Columns table) {
        return List.of("rowid", "_rowid_", "oid").stream()
                .filter(name -> !table.has(name))
                .findFirst()
                .filter(name -> canRead(name, table));
    }

    private boolean canRead(String rowId, Columns table) {
        try {
            connection
                    .prepareStatement("SELECT " + rowId + " FROM " + quoted(table.table()))
                    .close();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** The names of the tables and of what looks like one. */
    List<String> names() throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                        "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite~_%' ESCAPE '~'"
                                + " ORDER BY name LIMIT " + MAX_TABLES);
                ResultSet table = statement.executeQuery()) {
            while (table.next()) {
                names.add(String.valueOf(table.getString(1)));
            }
        }
        return names;
    }

    private String tableNames() {
        try {
            return Printable.list(names());
        } catch (SQLException e) {
            throw SqliteFile.failed(file, e);
        }
    }

    /** A name as SQL takes it. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /**
     * A table and its columns.
     *
     * @param names of the columns that are stored
     * @param computed names of those computed whenever they are read
     * @param rowId the name under which its row ids can be read
     */
    record Columns(String table, List<String> names, List<String> computed, Optional<String> rowId) {

        /** Whether there is a column of this name, in upper or lower case, stored or not. */
        boolean has(String column) {
            return contains(names, column) || contains(computed, column);
        }

        boolean stores(String column) {
            return contains(names, column);
        }

        private static boolean contains(List<String> names, String wanted) {
            String lower = wanted.toLowerCase(Locale.ROOT);
            return names.stream().anyMatch(name -> name.toLowerCase(Locale.ROOT).equals(lower));
        }
    }
}
