package dev.tributary.producers.sample;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes tables into a SQLite file. */
final class SqliteTables implements Tables {

    private static final int BATCH = 1_000;

    private final Map<String, PreparedStatement> insertByTable = new HashMap<>();
    private final Map<String, Long> rowsByTable = new HashMap<>();
    private int waiting;

    private SqliteTables() {}

    /** Writes a file with these tables, in place of one that is there; returns how many rows each has, by its name. */
    static Map<String, Long> write(Path file, List<TableLayout> layouts, Filling filling) throws IOException {
        SqliteTables tables = new SqliteTables();
        SampleFiles.replace(file, draft -> {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + draft.toUri())) {
                create(layouts, connection);
                connection.setAutoCommit(false);
                for (TableLayout layout : layouts) {
                    tables.insertByTable.put(layout.name(), connection.prepareStatement(layout.insert()));
                    tables.rowsByTable.put(layout.name(), 0L);
                }
                filling.fill(tables);
                tables.flush();
                connection.commit();
            }
        });
        return tables.rowsByTable;
    }

    private static void create(List<TableLayout> layouts, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // A draft that is cut off is thrown away: it needs no journal.
            statement.execute("PRAGMA journal_mode = OFF");
            statement.execute("PRAGMA synchronous = OFF");
            statement.execute("PRAGMA cache_size = -65536");
            for (TableLayout layout : layouts) {
                statement.execute(layout.create());
            }
        }
    }

    @Override
    public void add(TableLayout table, @Nullable Object... values) throws IOException {
        PreparedStatement insert = insertByTable.get(table.name());
        if (insert == null) {
            throw new IllegalArgumentException("this file has no table " + table.name());
        }
        try {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i] instanceof BigDecimal number ? number.doubleValue() : values[i]);
            }
            insert.addBatch();
            rowsByTable.merge(table.name(), 1L, Long::sum);
            if (++waiting == BATCH) {
                flush();
            }
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void flush() throws SQLException {
        for (PreparedStatement insert : insertByTable.values()) {
            insert.executeBatch();
        }
        waiting = 0;
    }
}
