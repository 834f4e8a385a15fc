package dev.tributary.twin;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** An empty DuckDB in memory; what does not fit spills into the system's temporary folder. */
final class Database implements AutoCloseable {

    private final DuckDBConnection connection;

    private Database(DuckDBConnection connection) {
        this.connection = connection;
    }

    static Database open() {
        try {
            Connection connection = DriverManager.getConnection("jdbc:duckdb:");
            Database database = new Database(connection.unwrap(DuckDBConnection.class));
            database.execute("SET temp_directory = '%s'"
                    .formatted(System.getProperty("java.io.tmpdir").replace("'", "''")));
            return database;
        } catch (SQLException e) {
            throw new TwinException(e);
        }
    }

    void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new TwinException(e);
        }
    }

    void execute(String sql, Object parameter) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, parameter);
            statement.execute();
        } catch (SQLException e) {
            throw new TwinException(e);
        }
    }

    DuckDBAppender appender(String table) {
        try {
            return connection.createAppender(table);
        } catch (SQLException e) {
            throw new TwinException(e);
        }
    }

    /** What a query gives. */
    TwinTable query(String sql, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                List<List<@Nullable Object>> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(row(result));
                }
                return new TwinTable(columns(result.getMetaData()), rows);
            }
        } catch (SQLException e) {
            throw new TwinException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new TwinException(e);
        }
    }

    private static List<String> columns(ResultSetMetaData columns) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            names.add(columns.getColumnLabel(i));
        }
        return names;
    }

    private static List<@Nullable Object> row(ResultSet result) throws SQLException {
        int columns = result.getMetaData().getColumnCount();
        List<@Nullable Object> row = new ArrayList<>(columns);
        for (int i = 1; i <= columns; i++) {
            row.add(normalised(result.getObject(i), result, i));
        }
        return row;
    }

    private static @Nullable Object normalised(@Nullable Object value, ResultSet result, int column)
            throws SQLException {
        return switch (value) {
            case null -> null;
            case Long number -> BigInteger.valueOf(number);
            case Integer number -> BigInteger.valueOf(number);
            case java.sql.Timestamp ignored ->
                result.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
            default -> value;
        };
    }
}
