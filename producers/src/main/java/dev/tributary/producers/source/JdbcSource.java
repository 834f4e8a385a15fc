package dev.tributary.producers.source;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows of a table of a database, in the order of its primary key, numbered from 1. Whatever its type, a value becomes its text. */
final class JdbcSource implements Source {

    private static final int ROWS_AT_ONCE = 500;

    /** More characters than a text of a fact may have. */
    private static final int CHARACTERS = 1024;

    private final DatabaseAddress address;
    private final String name;
    private final Statement statement;
    private final ResultSet results;
    private final List<String> columns;
    private final List<OptionalInt> places;
    private final int[] types;
    private final Row row = new Row();
    private long read;

    private JdbcSource(DatabaseAddress address, String table, Statement statement, Table found, String sql)
            throws SQLException {
        this.address = address;
        this.name = address.name() + "/" + table;
        this.statement = statement;
        this.columns = found.columns;
        this.places = found.places;
        this.types = found.types;
        statement.setFetchSize(ROWS_AT_ONCE);
        this.results = statement.executeQuery(sql);
    }

    static JdbcSource open(
            DatabaseAddress address, Connection connection, String table, Set<String> wanted, List<String> key)
            throws SQLException {
        String quote = connection.getMetaData().getIdentifierQuoteString().strip();
        String from = " FROM " + quoted(table, quote);
        Statement statement = connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        try {
            Table found = Table.of(statement, from, wanted);
            List<String> selected = found.selected(address.kind(), quote);
            String order = key.isEmpty()
                    ? IntStream.rangeClosed(1, selected.size())
                            .mapToObj(Integer::toString)
                            .collect(Collectors.joining(", "))
                    : key.stream().map(column -> quoted(column, quote)).collect(Collectors.joining(", "));
            String sql = "SELECT " + (selected.isEmpty() ? "1" : String.join(", ", selected)) + from
                    + (order.isEmpty() ? "" : " ORDER BY " + order);
            return new JdbcSource(address, table, statement, found, sql);
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private static String quoted(String name, String quote) {
        return quote.isEmpty() ? name : quote + name.replace(quote, quote + quote) + quote;
    }

    @Override
    public boolean next() {
        try {
            if (!results.next()) {
                return false;
            }
            row.clear(++read);
            for (int i = 0; i < columns.size(); i++) {
                String text =
                        places.get(i).isEmpty() ? null : text(i, places.get(i).getAsInt());
                row.add(text == null ? "" : text);
            }
            return true;
        } catch (SQLException e) {
            throw JdbcTables.failed(address, e);
        }
    }

    private @Nullable String text(int column, int place) throws SQLException {
        return switch (types[column]) {
            case Types.DATE -> iso(results.getObject(place, LocalDate.class));
            case Types.TIMESTAMP -> iso(results.getObject(place, LocalDateTime.class));
            case Types.TIMESTAMP_WITH_TIMEZONE -> utc(results.getObject(place, OffsetDateTime.class));
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> {
                if (results.getObject(place) != null) {
                    row.fail(columns.get(column) + " is a blob");
                }
                yield null;
            }
            default ->
                JdbcText.isNumber(types[column]) ? JdbcText.number(results.getString(place)) : results.getString(place);
        };
    }

    private static @Nullable String utc(@Nullable OffsetDateTime time) {
        return iso(time == null ? null : time.toInstant());
    }

    private static @Nullable String iso(@Nullable Object time) {
        return time == null ? null : time.toString();
    }

    @Override
    public Row row() {
        return row;
    }

    @Override
    public RawRow raw() {
        return RawJson.of(columns, row);
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
        return 0;
    }

    @Override
    public long consumed() {
        return 0;
    }

    @Override
    public void close() throws IOException {
        try (statement) {
            results.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /** The columns of a table, those that are selected, and their types. */
    private record Table(List<String> columns, List<OptionalInt> places, int[] types) {

        static Table of(Statement statement, String from, Set<String> wanted) throws SQLException {
            Set<String> lower = wanted.stream()
                    .map(column -> column.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toSet());
            try (ResultSet none = statement.executeQuery("SELECT *" + from + " WHERE 1 = 0")) {
                ResultSetMetaData metadata = none.getMetaData();
                List<String> columns = new ArrayList<>();
                List<OptionalInt> places = new ArrayList<>();
                int[] types = new int[metadata.getColumnCount()];
                int selected = 0;
                for (int i = 0; i < types.length; i++) {
                    columns.add(metadata.getColumnName(i + 1));
                    types[i] = JdbcText.type(metadata, i + 1);
                    boolean isRead = lower.contains(columns.getLast().toLowerCase(Locale.ROOT));
                    places.add(isRead ? OptionalInt.of(++selected) : OptionalInt.empty());
                }
                return new Table(columns, places, types);
            }
        }

        List<String> selected(DatabaseAddress.Kind kind, String quote) {
            return IntStream.range(0, columns.size())
                    .filter(i -> places.get(i).isPresent())
                    .mapToObj(i -> JdbcText.isText(types[i])
                            ? kind.bounded(quoted(columns.get(i), quote), CHARACTERS)
                            : quoted(columns.get(i), quote))
                    .toList();
        }
    }
}
