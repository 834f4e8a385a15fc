package dev.tributary.twin;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/**
 * The last version of each record of one topic, as a table with the fields of its schema and a {@code record_key}.
 *
 * <p>Versions are appended in bulk to a second table in the order of their arrival and folded into the first before
 * anybody looks: the last version of a key wins, a removal takes the row away.
 */
final class RecordTable implements AutoCloseable {

    private static final int MOST_ARRIVALS = 1_000_000;

    private final Database database;
    private final List<Column> columns;
    private final String table;
    private final String arrivals;
    private final DuckDBAppender appender;
    private long arrived;
    private int unfolded;

    private RecordTable(Database database, String schema, String name, Schema record) {
        this.database = database;
        this.columns = Column.of(record);
        this.table = schema + "." + name;
        this.arrivals = schema + "." + name + "_arrivals";
        String fields =
                columns.stream().map(column -> column.name() + " " + column.type()).collect(Collectors.joining(", "));
        database.execute("CREATE TABLE " + table + " (record_key VARCHAR, " + fields + ")");
        database.execute("CREATE TABLE " + arrivals + " (record_key VARCHAR, " + fields
                + ", arrival BIGINT, removed BOOLEAN)");
        this.appender = database.appender(schema, name + "_arrivals");
    }

    static RecordTable create(Database database, String schema, String name, Schema record) {
        return new RecordTable(database, schema, name, record);
    }

    void put(String key, IndexedRecord value) {
        @Nullable Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.get(i).value(value.get(i));
        }
        append(key, values, false);
    }

    void remove(String key) {
        append(key, new Object[columns.size()], true);
    }

    /** Makes the table hold exactly the last version of each key that has not been removed. */
    void fold() {
        if (unfolded == 0) {
            return;
        }
        flush();
        database.execute("DELETE FROM " + table + " WHERE record_key IN (SELECT record_key FROM " + arrivals + ")");
        database.execute("""
                INSERT INTO %s
                SELECT * EXCLUDE (arrival, removed) FROM %s
                QUALIFY row_number() OVER (PARTITION BY record_key ORDER BY arrival DESC) = 1 AND NOT removed
                """.formatted(table, arrivals));
        database.execute("TRUNCATE " + arrivals);
        unfolded = 0;
    }

    @Override
    public void close() {
        try {
            appender.close();
        } catch (SQLException e) {
            throw new TwinException(e);
        }
    }

    private void flush() {
        try {
            appender.flush();
        } catch (SQLException e) {
            throw new TwinException(e);
        }
    }

    private void append(String key, @Nullable Object[] values, boolean removed) {
        try {
            appender.beginRow().append(key);
            for (Object value : values) {
                append(value);
            }
            appender.append(arrived++).append(removed).endRow();
        } catch (SQLException e) {
            throw new TwinException(e);
        }
        if (++unfolded == MOST_ARRIVALS) {
            fold();
        }
    }

    private void append(@Nullable Object value) throws SQLException {
        switch (value) {
            case null -> appender.appendNull();
            case String text -> appender.append(text);
            case Long number -> appender.append(number.longValue());
            case Integer number -> appender.append(number.intValue());
            case Boolean truth -> appender.append(truth.booleanValue());
            case BigDecimal amount -> appender.append(amount);
            case LocalDate date -> appender.append(date);
            case Instant time -> appender.appendEpochMicros(Math.multiplyExact(time.toEpochMilli(), 1000L));
            case List<?> items -> appender.append(items);
            default -> throw new IllegalArgumentException("no column value for " + value.getClass());
        }
    }
}
