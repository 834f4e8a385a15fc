package dev.tributary.producers.source;

import dev.tributary.producers.ReplayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a Parquet file, numbered from 1. A column may be of any type but nested ones, and of another type in another
 * file: every value becomes its text.
 */
public final class ParquetSource implements Source {

    private static final String FILE = " FROM read_parquet(?, binary_as_string = true)";

    private final String name;
    private final Connection connection;
    private final PreparedStatement statement;
    private final ResultSet results;
    private final List<String> columns = new ArrayList<>();
    private final List<OptionalInt> places = new ArrayList<>();
    private final @Nullable String[] values;
    private final Row row = new Row();
    private final long bytes;
    private final long count;
    private volatile long read;

    private ParquetSource(Path file, String address, Connection connection, Set<String> wanted)
            throws SQLException, IOException {
        this.name = String.valueOf(file.getFileName());
        this.connection = connection;
        this.bytes = Files.size(file);
        String selected = selected(address, wanted);
        this.values = new String[columns.size()];
        this.count = count(address);
        this.statement = prepare("SELECT " + selected + FILE, address);
        this.results = statement.executeQuery();
    }

    /**
     * Opens a file.
     *
     * @param wanted the columns to read; the fields of the others stay empty
     * @throws ReplayException where the file is damaged, or a wanted column has no plain values
     */
    public static ParquetSource open(Path file, Set<String> wanted) {
        String name = String.valueOf(file.getFileName());
        try {
            String address = ParquetFile.address(file);
            Connection connection = ParquetFile.open(address);
            try {
                return new ParquetSource(file, address, connection, wanted);
            } catch (SQLException | IOException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw ParquetFile.failed(name, e);
        } catch (IOException e) {
            throw ReplayException.failed("cannot read " + file + ": " + e.getMessage());
        }
    }

    /** Finds the columns; gives what to select of them. */
    private String selected(String address, Set<String> wanted) throws SQLException {
        Set<String> names =
                wanted.stream().map(column -> column.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        List<String> selected = new ArrayList<>();
        try (PreparedStatement described = prepare("DESCRIBE SELECT *" + FILE, address);
                ResultSet column = described.executeQuery()) {
            while (column.next()) {
                columns.add(column.getString(1));
                boolean isRead = names.contains(columns.getLast().toLowerCase(Locale.ROOT));
                places.add(isRead ? OptionalInt.of(selected.size() + 1) : OptionalInt.empty());
                if (isRead) {
                    selected.add(ParquetText.of(name, columns.getLast(), column.getString(2)));
                }
            }
        }
        return selected.isEmpty() ? "NULL" : String.join(", ", selected);
    }

    private long count(String address) throws SQLException {
        try (PreparedStatement counted = prepare("SELECT sum(num_rows) FROM parquet_file_metadata(?)", address);
                ResultSet result = counted.executeQuery()) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    private PreparedStatement prepare(String sql, String address) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(sql);
        try {
            prepared.setString(1, address);
            return prepared;
        } catch (SQLException e) {
            prepared.close();
            throw e;
        }
    }

    @Override
    public boolean next() {
        try {
            if (!results.next()) {
                return false;
            }
            row.clear(++read);
            for (int i = 0; i < values.length; i++) {
                values[i] = places.get(i).isPresent()
                        ? results.getString(places.get(i).getAsInt())
                        : null;
                row.add(values[i] == null ? "" : values[i]);
            }
            return true;
        } catch (SQLException e) {
            throw ParquetFile.failed(name + ", after row " + row.position() + ",", e);
        }
    }

    @Override
    public Row row() {
        return row;
    }

    /** A JSON object of the columns that are read. */
    @Override
    public RawRow raw() {
        Map<String, @Nullable String> content = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            if (places.get(i).isPresent()) {
                content.put(columns.get(i), values[i]);
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
        return List.copyOf(columns);
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
