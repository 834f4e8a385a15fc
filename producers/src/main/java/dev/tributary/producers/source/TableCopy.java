package dev.tributary.producers.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Copies the rows of sources into a staged table; those that cannot be there become strays. */
final class TableCopy implements AutoCloseable {

    private static final int WATCH_ROWS = 4096;

    private final StagedTable table;
    private final OptionalInt key;
    private final boolean lookup;
    private final int[] copied;
    private final PreparedStatement insert;
    private final StrayRows strays;
    private long rows;

    private TableCopy(Connection connection, StagedTable table, OptionalInt key, boolean lookup) throws SQLException {
        this.table = table;
        this.key = key;
        this.lookup = lookup;
        this.copied = table.copiedColumns();
        int fields = StagedTable.FIXED.size() + copied.length;
        this.insert = connection.prepareStatement("INSERT OR IGNORE INTO " + table.sql() + " VALUES ("
                + String.join(", ", Collections.nCopies(fields, "?")) + ")");
        this.strays = StrayRows.writer(connection);
    }

    static TableCopy into(Connection connection, StagedTable table, Optional<List<String>> keyNames, boolean lookup)
            throws SQLException {
        OptionalInt key = keyNames.map(names -> keyColumn(table, names)).orElse(OptionalInt.empty());
        String columns = Stream.concat(
                        Stream.of(
                                "n INTEGER PRIMARY KEY",
                                "source INTEGER",
                                "position INTEGER",
                                "fault TEXT",
                                "detail TEXT",
                                "raw BLOB",
                                "raw_length INTEGER"),
                        Arrays.stream(table.copiedColumns())
                                .mapToObj(column -> table.sqlColumn(column) + " TEXT"
                                        + (key.equals(OptionalInt.of(column)) ? " UNIQUE" : "")))
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + table.sql() + " (" + columns + ")");
        }
        return new TableCopy(connection, table, key, lookup);
    }

    private static OptionalInt keyColumn(StagedTable table, List<String> names) {
        return names.stream()
                .flatMapToInt(name -> IntStream.range(0, table.columns().size())
                        .filter(i -> table.columns().get(i).equalsIgnoreCase(name)))
                .findFirst();
    }

    /**
     * Copies all rows of a source.
     *
     * @param number of the source
     * @param watch told of the bytes read every now and then
     * @param content takes every value
     */
    void all(Source source, int number, LongConsumer watch, MessageDigest content) throws SQLException {
        int[] places = table.placesOf(source);
        int[] fields = new int[table.columns().size()];
        Arrays.fill(fields, -1);
        for (int i = 0; i < places.length; i++) {
            fields[places[i]] = i;
        }
        while (source.next()) {
            Row row = source.row();
            if (row.fault().isEmpty() && row.size() != source.columns().size()) {
                row.fail(
                        "wrong number of fields",
                        row.size() + " fields instead of " + source.columns().size());
            }
            if (++rows % WATCH_ROWS == 0) {
                watch.accept(source.consumed());
            }
            copy(source, number, fields);
            digest(row, content);
        }
        watch.accept(source.size());
    }

    private static void digest(Row row, MessageDigest content) {
        for (int i = 0; i < row.size(); i++) {
            String text = row.text(i);
            content.update((text.length() + ":" + text).getBytes(StandardCharsets.UTF_8));
        }
        content.update((byte) '\n');
    }

    private void copy(Source source, int number, int[] fields) throws SQLException {
        Row row = source.row();
        int at = StagedTable.FIXED.size();
        for (int column : copied) {
            insert.setString(++at, text(row, fields[column], table.columns().get(column)));
        }
        insert.setLong(1, rows);
        insert.setInt(2, number);
        insert.setLong(3, row.position());
        boolean faulty = !row.fault().isEmpty();
        insert.setString(4, faulty ? row.fault() : null);
        insert.setString(5, faulty ? row.faultDetail() : null);
        RawRow raw = faulty ? source.raw() : RawRow.NONE;
        insert.setBytes(6, faulty ? raw.bytes() : null);
        insert.setLong(7, raw.length());
        if (insert.executeUpdate() == 0) {
            String name = table.columns().get(key.orElseThrow());
            String value = row.text(fields[key.getAsInt()]).strip();
            strays.add(number, row, name + " occurs again", value, source.raw());
        } else if (lookup && faulty) {
            strays.add(number, row, row.fault(), row.faultDetail(), raw);
        }
    }

    /** The trimmed text of a field; nothing where it is empty. */
    private static @Nullable String text(Row row, int field, String column) {
        if (field < 0 || field >= row.size()) {
            return null;
        }
        char[] chars = row.chars();
        int from = row.start(field);
        int to = row.end(field);
        while (from < to && chars[from] <= ' ') {
            from++;
        }
        while (from < to && chars[to - 1] <= ' ') {
            to--;
        }
        for (int i = from; i < to; i++) {
            if (chars[i] == Utf8.INVALID && (i == from || !Character.isHighSurrogate(chars[i - 1]))) {
                row.fail(column + " is not UTF-8 text", Printable.of(new String(chars, from, to - from), 100));
            }
        }
        return from == to ? null : new String(chars, from, to - from);
    }

    @Override
    public void close() throws SQLException {
        try (strays) {
            insert.close();
        }
    }
}
