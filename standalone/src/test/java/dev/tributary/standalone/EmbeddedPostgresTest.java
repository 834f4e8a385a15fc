package dev.tributary.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedPostgresTest {

    @TempDir
    private Path folder;

    @Test
    void shouldKeepRowsWhenStartedAgain() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data(), 0, log())) {
            execute(postgres, "CREATE TABLE kept AS SELECT 7 AS answer");
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data(), 0, log())) {
            assertThat(queryInt(postgres, "SELECT answer FROM kept")).isEqualTo(7);
        }
        assertThat(data().resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void shouldStartAnewWhenTheFirstInitialisationWasCutShort() throws Exception {
        Files.createDirectories(data());
        Files.writeString(data().resolve("postgresql.conf"), "");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data(), 0, log())) {
            assertThat(queryInt(postgres, "SELECT 1")).isEqualTo(1);
        }
    }

    private Path data() {
        return folder.resolve("postgres");
    }

    private Path log() {
        return folder.resolve("logs").resolve("postgres.log");
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int queryInt(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
