package dev.tributary.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A Postgres server as a child process, on loopback only, with a database {@value #DATABASE} for the user {@value #USER}.
 *
 * <p>The data folder is kept, commits are durable. Whoever can reach the loopback interface may connect, as with the broker.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    public static final String DATABASE = "tributary";
    public static final String USER = "postgres";

    private static final int START_LINE = 2;

    private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;

    private EmbeddedPostgres(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts the server and returns once it answers.
     *
     * @param dataDir created where missing; a server left over from a killed run there is ended first
     * @param port 0 takes a free one
     * @param log the file that takes the server's output
     */
    public static EmbeddedPostgres start(Path dataDir, int port, Path log) {
        Path complete = dataDir.resolve("tributary.initialised");
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            stopOrphan(dataDir);
            if (!Files.exists(complete)) {
                deleteHalfMade(dataDir);
            }
            EmbeddedPostgres postgres = new EmbeddedPostgres(launch(dataDir, Ports.orFree(port), log));
            postgres.createDatabase();
            Files.writeString(complete, "");
            return postgres;
        } catch (IOException | SQLException | RuntimeException e) {
            throw new StartupException(
                    "Postgres could not start in " + dataDir + ": " + e.getMessage() + "; its log is " + log, e);
        }
    }

    /** Ends a server that outlived an earlier run on this data folder; Postgres itself writes its id and start time there. */
    static void stopOrphan(Path dataDir) throws IOException {
        ChildProcess.read(dataDir.resolve("postmaster.pid"), START_LINE).ifPresent(ChildProcess::stop);
    }

    /** The JDBC address of the database, user included. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + Ports.HOST + ":" + server.getPort() + "/" + DATABASE + "?user=" + USER;
    }

    public int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Postgres did not stop", e);
        }
    }

    private static io.zonky.test.db.postgres.embedded.EmbeddedPostgres launch(Path dataDir, int port, Path log)
            throws IOException {
        Path binaries = Files.createDirectories(Installation.cache().resolve("postgres"));
        return io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                .setDataDirectory(dataDir.toAbsolutePath())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("listen_addresses", Ports.HOST)
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "50")
                .setServerConfig("shared_buffers", "32MB")
                .setOutputRedirector(Redirect.appendTo(log.toFile()))
                .setErrorRedirector(Redirect.appendTo(log.toFile()))
                .start();
    }

    private void createDatabase() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
            if (!found.next()) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
        }
    }

    /** A first start that was killed leaves a folder that Postgres cannot use and that never held data. */
    private static void deleteHalfMade(Path dataDir) throws IOException {
        if (!Files.exists(dataDir)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(dataDir)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
