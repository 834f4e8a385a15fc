package dev.tributary.twin;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.generic.IndexedRecord;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/**
 * The last version of each record, as a table with a {@code record_key}.
 *
 * <p>Versions are appended in bulk to a second table in the order of their arrival and folded into the first before
 * anybody looks: the last version of a key wins, a removal takes the row away.
 */
final class RecordTable implements AutoCloseable {

    private static final int MOST_ARRIVALS = 1_000_000;

    private final Database database;
    private final String name;
    private final List<Column> columns;
    private final DuckDBAppender appender;
    private long arrived;
    private int unfolded;

    private RecordTable(Database database, String name, List<Column> columns) {
        this.database = database;
        this.name = name;
        this.columns = columns;
        String fields = columns.stream()
                .map(column -> column.name() + " " + column.type())
                .collect(Collectors.joining(", "));
        database.execute("CREATE OR REPLACE TABLE %s (record_key VARCHAR, %s)".formatted(name, fields));
        database.execute("CREATE OR REPLACE TABLE %s_arrivals (record_key VARCHAR, %s, arrival BIGINT, removed BOOLEAN)"
                .formatted(name, fields));
        this.appender = database.appender(name + "_arrivals");
    }

    /** An empty table, in place of one of the same name. */
    static RecordTable create(Database database, String name, List<Column> columns) {
        return new RecordTable(database, name, columns);
    }

    List<Column> columns() {
        return columns;
    }

    void put(String key, IndexedRecord record) {
        put(key, IntStream.range(0, columns.size()).mapToObj(record::get).toArray());
    }

    void put(String key, List<?> values) {
        put(key, values.toArray());
    }

    void remove(String key) {
        append(key, new Object[columns.size()], true);
    }

    /** Takes away every record. */
    void clear() {
        fold();
        database.execute("TRUNCATE " + name);
    }

    /** Makes the table hold exactly the last version of each key that has not been removed. */
    void fold() {
        if (unfolded == 0) {
            return;
        }
        flush();
        database.execute("DELETE FROM %1$s WHERE record_key IN (SELECT record_key FROM %1$s_arrivals)".formatted(name));
        database.execute("""
                INSERT INTO %1$s
                SELECT * EXCLUDE (arrival, removed) FROM %1$s_arrivals
                QUALIFY row_number() OVER (PARTITION BY record_key ORDER BY arrival DESC) = 1 AND NOT removed
                """.formatted(name));
        database.execute("TRUNCATE %s_arrivals".formatted(name));
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

    private void put(String key, @Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.get(i).value(values[i]);
        }
        append(key, values, false);
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
            case BigInteger number -> appender.append(number);
            case BigDecimal amount -> appender.append(amount);
            case LocalDate date -> appender.append(date);
            case Instant time -> appender.appendEpochMicros(Math.multiplyExact(time.toEpochMilli(), 1000L));
            case List<?> items -> appender.append(items);
            default -> throw new IllegalArgumentException("no column value for " + value.getClass());
        }
    }

    private void flush() {
        try {
            appender.flush();
        } catch (SQLException e) {
            throw new TwinException(e);
        }
    }
}
