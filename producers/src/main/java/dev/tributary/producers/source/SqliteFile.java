package dev.tributary.producers.source;

import dev.tributary.producers.ReplayException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A SQLite database in a file, which is only read, and of which nothing is executed. */
public final class SqliteFile {

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] JOURNAL_MAGIC = HexFormat.of().parseHex("d9d505f920a163d7");

    /** The largest row and value; longer ones end the reading before they take the memory. */
    private static final int MAX_BYTES = 64 << 20;

    private static final int SHOWN = 200;

    private SqliteFile() {}

    /** Whether the file says of itself that it is such a database. */
    public static boolean isSqlite(Path file) {
        return startsWith(file, MAGIC);
    }

    /**
     * Opens a file for reading, without locks and without any change to it or its folder.
     *
     * @throws ReplayException where a part of its content still stands in a file beside it
     */
    static Connection open(Path file) throws SQLException, IOException {
        requireClosed(file.toRealPath());
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.enableLoadExtension(false);
        config.setPragma(SQLiteConfig.Pragma.LIMIT_LENGTH, Integer.toString(MAX_BYTES));
        config.setPragma(SQLiteConfig.Pragma.LIMIT_ATTACHED, "0");
        Connection connection = config.createConnection("jdbc:sqlite:" + file.toUri() + "?mode=ro&immutable=1");
        try (Statement statement = connection.createStatement()) {
            // Expressions of the file's schema may then use no function with an effect; cells are checked before use.
            statement.execute("PRAGMA trusted_schema = OFF");
            statement.execute("PRAGMA cell_size_check = ON");
            statement.execute("PRAGMA query_only = ON");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void requireClosed(Path file) {
        Path log = beside(file, "-wal");
        if (log.toFile().length() > 0) {
            throw ReplayException.failed(file.getFileName() + " has changes in " + log.getFileName()
                    + " beside it; close the program that uses it, or give a copy made by VACUUM INTO");
        }
        Path journal = beside(file, "-journal");
        if (Files.exists(journal) && startsWith(journal, JOURNAL_MAGIC)) {
            throw ReplayException.failed(file.getFileName() + " has a change in progress in " + journal.getFileName()
                    + " beside it; close the program that uses it, or open it once by sqlite3 to take it back");
        }
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    /** What to tell where a database cannot be read on. */
    static ReplayException failed(String name, SQLException cause) {
        SQLiteErrorCode code =
                cause instanceof SQLiteException known ? known.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
        String message = Printable.of(String.valueOf(cause.getMessage()), SHOWN);
        return ReplayException.failed(
                switch (code.code & 0xff) {
                    case 11 -> name + " is damaged; 'sqlite3 FILE .recover' may save its rows: " + message;
                    case 18 -> name + " has a value of more than 64 MB";
                    case 26 -> name + " is not a SQLite database, or is encrypted";
                    default -> name + " cannot be read: " + message;
                });
    }

    private static boolean startsWith(Path file, byte[] magic) {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(magic.length), magic);
        } catch (IOException e) {
            throw ReplayException.failed("cannot read " + file + ": " + e.getMessage());
        }
    }
}
