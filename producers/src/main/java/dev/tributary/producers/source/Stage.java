package dev.tributary.producers.source;

import dev.tributary.producers.ReplayException;
import java.io.Closeable;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sqlite.SQLiteConfig;

/**
 * A database of our own that tables are copied into, so that they can be put together whatever they come from: on disk, in
 * the folder of temporary files, of bounded memory. On Unix its file has no name, so that its space is freed however the
 * process ends. Used by one thread at a time.
 */
public final class Stage implements Closeable {

    private static final int CACHE_KIBIBYTES = 32 << 10;

    private final Connection connection;
    private final List<String> origins = new ArrayList<>();
    private final long size;
    private final Watch watch;
    private final MessageDigest content = sha256();
    private long copied;
    private int tables;

    private Stage(Connection connection, long size, Watch watch) {
        this.connection = connection;
        this.size = size;
        this.watch = watch;
    }

    /**
     * An empty one.
     *
     * @param size the bytes of all tables that will be copied
     * @param watch is told of the progress
     */
    public static Stage create(long size, Watch watch) {
        try {
            SQLiteConfig config = new SQLiteConfig();
            // Otherwise the driver asks for the row id after every insertion, at twice the cost of it.
            config.setGetGeneratedKeys(false);
            // A URI without a path is SQLite's name for a temporary database.
            Connection connection = config.createConnection("jdbc:sqlite:file:");
            try (Statement statement = connection.createStatement()) {
                String folder = System.getProperty("java.io.tmpdir").replace("'", "''");
                statement.execute("PRAGMA temp_store_directory = '" + folder + "'");
                statement.execute("PRAGMA temp_store = FILE");
                statement.execute("PRAGMA journal_mode = OFF");
                statement.execute("PRAGMA synchronous = OFF");
                statement.execute("PRAGMA locking_mode = EXCLUSIVE");
                statement.execute("PRAGMA cache_size = -" + CACHE_KIBIBYTES);
                statement.execute(StrayRows.TABLE);
                connection.setAutoCommit(false);
                return new Stage(connection, size, watch);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * Copies rows into a table of its own.
     *
     * @param sources all of the same table, each closed after it is read
     * @param wanted the columns to copy
     * @param key the column whose values occur once; a row with one that occurs again, or a bad one in a table that is only
     *     looked up, becomes a stray
     * @param lookup whether the rows are looked up only
     */
    public StagedTable copy(
            List<? extends Source> sources, Set<String> wanted, Optional<List<String>> key, boolean lookup) {
        try {
            StagedTable table = StagedTable.of("t" + tables++, sources, wanted);
            try (TableCopy copy = TableCopy.into(connection, table, key, lookup)) {
                for (Source source : sources) {
                    try (source) {
                        origins.add(source.name());
                        copy.all(source, origins.size() - 1, this::copied, content);
                        copied += source.size();
                    }
                }
            }
            connection.commit();
            return table;
        } catch (SQLException e) {
            throw failed(e);
        } catch (IOException e) {
            throw ReplayException.failed("cannot read " + sources.getFirst().name() + ": " + e.getMessage());
        }
    }

    /** Makes rows find their lines; lines that belong to none become strays. */
    public void join(StagedTable main, LineJoin join) {
        StagedRow line = StagedRow.of(join.lines(), 1);
        Row row = new Row();
        try (Statement statement = connection.createStatement();
                StrayRows strays = StrayRows.writer(connection)) {
            statement.execute(join.indexSql());
            try (ResultSet results = statement.executeQuery(join.straySql(main))) {
                while (results.next()) {
                    line.fill(row, results);
                    String named = row.text(join.of());
                    RawRow raw = line.raw(row, results)
                            .orElseGet(() -> RawJson.of(join.lines().columns(), row));
                    row.fail("line without an order", join.lines().columns().get(join.of()) + " " + named);
                    strays.add(line.source(results), row, row.fault(), row.faultDetail(), raw);
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** What tells this content from another: changes with every value that was copied. */
    public String contentDigest() {
        return HexFormat.of().formatHex(content.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** Copying is the first half of the work. */
    private void copied(long ofPresent) {
        watch.copied(Math.min(size, copied + ofPresent) / 2, size);
    }

    Connection connection() {
        return connection;
    }

    /** The name of the file or table that a row came from. */
    String origin(int number) {
        return origins.get(number);
    }

    /** What to tell where the database cannot be written or read. */
    static ReplayException failed(SQLException cause) {
        return ReplayException.failed("cannot put tables together in the folder of temporary files, "
                + System.getProperty("java.io.tmpdir") + ": " + cause.getMessage()
                + ". Free space there, or name another folder by TRIBUTARY_OPTS=-Djava.io.tmpdir=DIR");
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /** Is told of the progress of copying; may end it by an exception. */
    @FunctionalInterface
    public interface Watch {
        /** Called every now and then with the bytes done of all. */
        void copied(long bytes, long all);
    }
}
