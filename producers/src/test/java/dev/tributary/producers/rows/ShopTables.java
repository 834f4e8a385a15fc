package dev.tributary.producers.rows;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** The same tables in every format. Values are null, Long, BigDecimal, LocalDateTime or String. */
record ShopTables(Map<String, List<List<@Nullable Object>>> tables) {

    static final Map<String, List<String>> COLUMNS = Map.of(
            "category", List.of("id", "name"),
            "product", List.of("id", "name", "category_id"),
            "customer", List.of("id", "country", "registration_date"),
            "order", List.of("id", "order_date", "status", "total_amount", "customer_id"),
            "orderitem", List.of("id", "quantity", "price_at_time_of_order", "order_id", "product_id"));

    private static final Map<String, String> TYPES = Map.of(
            "name", "text",
            "country", "text",
            "status", "varchar(300)",
            "registration_date", "timestamp",
            "order_date", "timestamp",
            "total_amount", "numeric(14,4)",
            "price_at_time_of_order", "double precision");

    Path sqlite(Path file) {
        TestDatabase.database(file);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            connection.setAutoCommit(false);
            for (String table : tables.keySet()) {
                execute(connection, "CREATE TABLE \"" + table + "\" (" + String.join(", ", columns(table)) + ")");
                insert(connection, table, value -> switch (value) {
                    case LocalDateTime time ->
                        time.toString().replace('T', ' ') + (time.getSecond() == 0 ? ":00" : "") + ".000000";
                    case BigDecimal number -> number.doubleValue();
                    default -> value;
                });
            }
            connection.commit();
            return file;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void postgres(Connection connection) throws SQLException {
        for (String table : tables.keySet()) {
            String name = "shop_" + table;
            execute(connection, "DROP TABLE IF EXISTS \"" + name + "\"");
            execute(
                    connection,
                    "CREATE TABLE \"" + name + "\" ("
                            + columns(table).stream()
                                    .map(column -> column + " " + TYPES.getOrDefault(column, "bigint"))
                                    .collect(Collectors.joining(", "))
                            + ", PRIMARY KEY (id))");
            insertInto(connection, name, table, value -> value);
        }
    }

    List<Path> csv(Path folder) {
        return tables.entrySet().stream()
                .map(table -> TestRows.file(
                        folder,
                        table.getKey() + ".csv",
                        String.join(",", columns(table.getKey())) + "\n"
                                + table.getValue().stream()
                                        .map(row -> row.stream()
                                                        .map(ShopTables::csvText)
                                                        .collect(Collectors.joining(","))
                                                + "\n")
                                        .collect(Collectors.joining())))
                .toList();
    }

    Path xlsx(Path file) {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            tables.forEach((table, rows) ->
                    sheet(workbook.newWorksheet(table.replaceAll("y$", "ie") + "s"), columns(table), rows));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sheet(Worksheet sheet, List<String> columns, List<List<@Nullable Object>> rows) {
        for (int column = 0; column < columns.size(); column++) {
            sheet.value(0, column, columns.get(column));
            for (int row = 0; row < rows.size(); row++) {
                switch (rows.get(row).get(column)) {
                    case null -> {}
                    case LocalDateTime time -> {
                        sheet.value(row + 1, column, time);
                        sheet.style(row + 1, column).format("yyyy-mm-dd hh:mm").set();
                    }
                    case Number number -> sheet.value(row + 1, column, number);
                    case Object text -> sheet.value(row + 1, column, text.toString());
                }
            }
        }
    }

    private static List<String> columns(String table) {
        return Objects.requireNonNull(COLUMNS.get(table));
    }

    private static String csvText(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> '"' + text.replace("\"", "\"\"") + '"';
            case BigDecimal number -> number.toPlainString();
            case Object other -> other.toString();
        };
    }

    private void insert(Connection connection, String table, Form form) throws SQLException {
        insertInto(connection, table, table, form);
    }

    private void insertInto(Connection connection, String name, String table, Form form) throws SQLException {
        String places = String.join(", ", Collections.nCopies(columns(table).size(), "?"));
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO \"" + name + "\" VALUES (" + places + ")")) {
            for (List<@Nullable Object> row : Objects.requireNonNull(tables.get(table))) {
                for (int i = 0; i < row.size(); i++) {
                    Object value = row.get(i);
                    insert.setObject(i + 1, value == null ? null : form.of(value));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @FunctionalInterface
    private interface Form {
        Object of(Object value);
    }
}
