package dev.tributary.producers.source;

import dev.tributary.producers.ReplayException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/**
 * A Parquet file, read by an embedded database of its own that may touch nothing else: no other file, no network, no
 * extension, a bounded part of the memory.
 */
public final class ParquetFile {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ENCRYPTED = "PARE".getBytes(StandardCharsets.US_ASCII);
    private static final String MEMORY = "512MB";
    private static final int SHOWN = 200;

    private ParquetFile() {}

    /** Whether the file says of itself that it is one, encrypted or not. */
    public static boolean isParquet(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(MAGIC.length);
            return Arrays.equals(start, MAGIC) || Arrays.equals(start, ENCRYPTED);
        } catch (IOException e) {
            throw ReplayException.failed("cannot read " + file + ": " + e.getMessage());
        }
    }

    /**
     * The name under which the reader finds exactly this file.
     *
     * @throws ReplayException where the reader would take it for a pattern of names
     */
    static String address(Path file) throws IOException {
        String address = file.toRealPath().toString();
        if (address.chars().anyMatch(c -> c == '*' || c == '?' || c == '[')) {
            throw ReplayException.failed(file + " has *, ? or [ in its path; give a Parquet file another name");
        }
        return address;
    }

    /** Opens what reads the file of that address; rows come in the order of the file. */
    static Connection open(String address) throws SQLException {
        Properties streaming = new Properties();
        streaming.setProperty("jdbc_stream_results", "true");
        Connection connection = DriverManager.getConnection("jdbc:duckdb:", streaming);
        try (Statement statement = connection.createStatement()) {
            for (String setting : settings(address)) {
                statement.execute(setting);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static List<String> settings(String address) {
        return List.of(
                "SET autoinstall_known_extensions = false",
                "SET autoload_known_extensions = false",
                "SET threads = 1",
                "SET memory_limit = '" + MEMORY + "'",
                "SET temp_directory = ''",
                "SET TimeZone = 'UTC'",
                "SET allowed_paths = ['" + address.replace("'", "''") + "']",
                "SET enable_external_access = false",
                "SET lock_configuration = true");
    }

    /** What to tell where a file cannot be read on. */
    static ReplayException failed(String name, SQLException cause) {
        String message = String.valueOf(cause.getMessage());
        if (message.contains("Out of Memory")) {
            return ReplayException.failed(name + " has a part that needs more than " + MEMORY
                    + " of memory; write it anew with smaller pages");
        }
        return ReplayException.failed(
                name + " is damaged, encrypted or of an unknown kind of Parquet: " + Printable.of(message, SHOWN));
    }
}
