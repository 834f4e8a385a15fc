package dev.tributary.producers.source;

import dev.tributary.producers.ReplayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** The tables of a SQLite file. */
public final class SqliteTables implements Tables {

    private final Path file;
    private final List<String> names;
    private final long size;

    private SqliteTables(Path file, List<String> names, long size) {
        this.file = file;
        this.names = names;
        this.size = size;
    }

    /** Opens a file. */
    public static SqliteTables open(Path file) {
        String name = String.valueOf(file.getFileName());
        try (Connection connection = SqliteFile.open(file)) {
            return new SqliteTables(file, new SqliteSchema(connection, name).names(), Files.size(file));
        } catch (SQLException e) {
            throw SqliteFile.failed(name, e);
        } catch (IOException e) {
            throw ReplayException.failed("cannot read " + file + ": " + e.getMessage());
        }
    }

    @Override
    public String name() {
        return String.valueOf(file.getFileName());
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public Source open(String table, Set<String> wanted) {
        return SqliteSource.open(file, Table.named(table), wanted, Math.max(1, names.size()));
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void close() {
        // Each table is read over a connection of its own.
    }
}
