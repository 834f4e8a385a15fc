package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.producers.ExitCodes;
import dev.tributary.standalone.EmbeddedPostgres;
import dev.tributary.twin.testing.SelfSigned;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A Postgres that speaks TLS and nothing else, reached as docs/security.md says. */
@Timeout(120)
final class SecuredPostgresTest {

    @TempDir
    private static Path folder;

    private static SelfSigned certificate;
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws Exception {
        certificate = SelfSigned.in(folder);
        Path data = folder.resolve("postgres");
        postgres = EmbeddedPostgres.start(data, 0, folder.resolve("postgres.log"));
        Files.copy(certificate.certificate(), data.resolve("server.crt"));
        Files.copy(certificate.key(), data.resolve("server.key"));
        data.resolve("server.key").toFile().setReadable(false, false);
        data.resolve("server.key").toFile().setReadable(true, true);
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET ssl = on");
            Files.writeString(data.resolve("pg_hba.conf"), "hostssl all all 127.0.0.1/32 trust\n");
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void shouldKeepKeysThereWhenTheCertificateIsTrusted() {
        StringWriter err = new StringWriter();

        assertThat(keys("?sslmode=verify-full&sslrootcert=" + certificate.certificate(), err))
                .as(err.toString())
                .isZero();
    }

    @Test
    void shouldSayWhyWhenTheCertificateIsOfNobodyKnown() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        StringWriter err = new StringWriter();

        assertThat(keys(
                        "?sslmode=verify-full&sslrootcert="
                                + SelfSigned.in(other).certificate(),
                        err))
                .isEqualTo(ExitCodes.UNREACHABLE);
        assertThat(err.toString()).contains("SSL error");
    }

    @Test
    void shouldSayWhyWhenItIsAskedWithoutTls() {
        StringWriter err = new StringWriter();

        assertThat(keys("?sslmode=disable", err)).isEqualTo(ExitCodes.UNREACHABLE);
        assertThat(err.toString()).contains("no encryption");
    }

    private static int keys(String parameters, StringWriter err) {
        String url = "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/" + EmbeddedPostgres.DATABASE + parameters;
        return Tributary.commandLine()
                .setErr(new PrintWriter(err, true))
                .execute("keys", "list", "--postgres", url, "--postgres-user", EmbeddedPostgres.USER);
    }
}
