package dev.tributary.producers.source;

import dev.tributary.producers.ReplayException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table in a SQLite file, in the order of their row ids, which are their positions; a table without row ids
 * has its rows numbered as they come. SQLite holds a value of any type in any column: a blob makes its row a bad one.
 */
public final class SqliteSource implements Source {

    private static final char REPLACEMENT = '\ufffd';

    private final String name;
    private final Connection connection;
    private final Statement statement;
    private final ResultSet results;
    private final List<String> columns;
    private final OptionalInt[] places;
    private final boolean hasRowId;
    private final @Nullable Object[] values;
    private final Row row = new Row();
    private final long bytes;
    private final long count;
    private volatile long read;

    private SqliteSource(String file, Connection connection, Statement statement, SqliteQuery query, long bytes)
            throws SQLException {
        this.name = file + "/" + query.table();
        this.connection = connection;
        this.statement = statement;
        this.columns = query.columns();
        this.places = query.places().toArray(OptionalInt[]::new);
        this.hasRowId = query.hasRowId();
        this.values = new Object[places.length];
        this.bytes = bytes;
        try (ResultSet counted = statement.executeQuery(query.countSql())) {
            this.count = counted.next() ? counted.getLong(1) : 0;
        }
        this.results = statement.executeQuery(query.sql());
    }

    /**
     * Opens a table.
     *
     * @param wanted the columns to read; the fields of the others stay empty
     * @param tables how many tables of the file are read, which share its size in the progress
     * @throws ReplayException where there is no such table, or the file is damaged
     */
    public static SqliteSource open(Path file, Table table, Set<String> wanted, int tables) {
        String name = String.valueOf(file.getFileName());
        try {
            Connection connection = SqliteFile.open(file);
            try {
                SqliteQuery query = SqliteQuery.of(name, new SqliteSchema(connection, name), table, wanted);
                return new SqliteSource(
                        name, connection, connection.createStatement(), query, Files.size(file) / tables);
            } catch (SQLException | IOException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw SqliteFile.failed(name, e);
        } catch (IOException e) {
            throw ReplayException.failed("cannot read " + file + ": " + e.getMessage());
        }
    }

    @Override
    public boolean next() {
        try {
            if (!results.next()) {
                return false;
            }
            read++;
            row.clear(hasRowId ? results.getLong(1) : read);
            for (int i = 0; i < places.length; i++) {
                values[i] = places[i].isPresent() ? results.getObject(places[i].getAsInt()) : null;
                row.add(text(i));
            }
            return true;
        } catch (SQLException e) {
            throw SqliteFile.failed(name + ", after line " + row.position() + ",", e);
        }
    }

    private String text(int column) throws SQLException {
        return switch (values[column]) {
            case null -> "";
            case String text -> text.indexOf(REPLACEMENT) < 0 ? text : checked(text, column);
            case Double number -> text(number);
            case byte[] blob -> {
                row.fail(columns.get(column) + " is a blob");
                yield "";
            }
            case Object number -> number.toString();
        };
    }

    /** The driver puts the replacement character for bytes that are no text; it may also stand there by right. */
    private String checked(String text, int column) throws SQLException {
        byte[] bytes = results.getBytes(places[column].getAsInt());
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return text;
        } catch (CharacterCodingException e) {
            values[column] = bytes;
            return text.replace(REPLACEMENT, Utf8.INVALID);
        }
    }

    /** Whole numbers without an exponent, since they may be ids that were kept as floating point. */
    private static String text(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    @Override
    public Row row() {
        return row;
    }

    /** A JSON object of the columns that are read; blobs, and text that is none, in hexadecimal digits. */
    @Override
    public RawRow raw() {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        for (int i = 0; i < places.length; i++) {
            if (places[i].isPresent()) {
                content.put(
                        columns.get(i),
                        values[i] instanceof byte[] blob
                                ? Map.of("hex", HexFormat.of().formatHex(blob))
                                : values[i]);
            }
        }
        return RawRow.ofColumns(content);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public long size() {
        return bytes;
    }

    @Override
    public long consumed() {
        return count == 0 ? bytes : Math.min(bytes, (long) ((double) bytes / count * read));
    }

    @Override
    public void close() throws IOException {
        try (connection;
                statement) {
            results.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
