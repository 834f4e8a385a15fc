package dev.tributary.producers.rows;

import static dev.tributary.producers.rows.TestDatabase.challenge;
import static dev.tributary.producers.rows.TestDatabase.database;
import static dev.tributary.producers.rows.TestDatabase.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.producers.ReplayException;
import dev.tributary.producers.mapping.Datasets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of a SQLite file as a whole, above all of one that nobody should trust. */
class SqliteFileTest {

    @TempDir
    Path folder;

    @Test
    void shouldReadAFileOfAnyNameAndLeaveNothingBesideIt() throws IOException {
        Path file = challenge(folder.resolve("a ?#%41é.db"), session("s1", "u1", "10:00:00"));
        byte[] before = Files.readAllBytes(file);

        assertThat(items(file)).hasSize(1);
        assertThat(file).hasBinaryContent(before);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void shouldNameAMissingTableOrColumn() {
        Path noTable = database(folder.resolve("a.db"), TestDatabase.SESSIONS, "CREATE TABLE orders (id)");
        Path noColumn = database(
                folder.resolve("b.db"),
                TestDatabase.SESSIONS,
                "CREATE TABLE conversions (conv_id, user_id, conv_date, revenue)");
        Path noId = database(
                folder.resolve("c.db"),
                TestDatabase.SESSIONS,
                "CREATE TABLE conversions (user_id, conv_date, conv_time, revenue)");
        Path noJoin = database(folder.resolve("d.db"), TestDatabase.SESSIONS, "CREATE TABLE session_costs (id, cost)");

        assertRefused(
                noTable,
                "a.db has no table 'conversions'; its tables are orders, session_sources. Give a mapping file by"
                        + " --mapping where they have other names");
        assertRefused(
                noColumn,
                "b.db/conversions has no column 'conv_time'; its columns are conv_id, user_id, conv_date, revenue."
                        + " Give a mapping file by --mapping where they have other names");
        assertRefused(
                noId,
                "c.db/conversions has no column 'conv_id'; its columns are user_id, conv_date, conv_time,"
                        + " revenue. Give a mapping file by --mapping where they have other names");
        assertRefused(noJoin, "d.db/session_costs has no column 'session_id' to join by");
    }

    @Test
    void shouldExecuteNothingThatAFileBrings() {
        Path view = database(
                folder.resolve("view.db"),
                TestDatabase.SESSIONS,
                "CREATE VIEW conversions AS SELECT 1 AS conv_id, 2 AS user_id, 3 AS conv_date, 4 AS conv_time, 5 AS revenue");
        Path virtual = database(
                folder.resolve("virtual.db"),
                TestDatabase.SESSIONS,
                "CREATE VIRTUAL TABLE conversions USING fts5(conv_id, user_id, conv_date, conv_time, revenue)");
        Path computed = database(
                folder.resolve("computed.db"),
                TestDatabase.SESSIONS,
                "CREATE TABLE conversions (conv_id, user_id, conv_date, conv_time, revenue AS (hex(zeroblob(100000000))))",
                "INSERT INTO conversions VALUES (1, 2, 3, 4)");
        Path trigger = challenge(
                folder.resolve("trigger.db"),
                session("s1", "u1", "10:00:00"),
                "CREATE TRIGGER t AFTER INSERT ON session_sources BEGIN DELETE FROM session_sources; END",
                "CREATE VIEW broken AS SELECT * FROM nowhere, load_extension('evil')");

        assertRefused(
                view,
                "view.db: conversions is a view, which is not executed; copy its rows into a table of a"
                        + " database of their own");
        assertRefused(
                virtual,
                "virtual.db: conversions is a virtual table, which is not executed; copy its rows into a"
                        + " table of a database of their own");
        assertRefused(
                computed,
                "computed.db/conversions: the column 'revenue' is computed by the file, which is not"
                        + " executed; store its values instead");
        assertThat(items(trigger)).hasSize(1);
    }

    @Test
    void shouldRefuseWhatIsNoDatabase() throws IOException {
        Path text = Files.writeString(folder.resolve("text.db"), "session_id,user_id\n");
        Path empty = Files.createFile(folder.resolve("empty.db"));
        Path header = Files.writeString(folder.resolve("header.db"), "SQLite format 3\0" + "x".repeat(8_000));
        Path csvOnly = challenge(folder.resolve("a.db"));

        for (Path file : List.of(text, empty)) {
            assertRefused(
                    file,
                    file.getFileName() + " is not a SQLite database, or is encrypted; attribution reads the"
                            + " tables session_sources, conversions of one");
        }
        assertRefused(header, "header.db is not a SQLite database, or is encrypted");
        assertThatThrownBy(() -> TestRows.open(csvOnly, Datasets.named("growth")))
                .hasMessageStartingWith("a.db is a SQLite database, but growth has no kinds that are tables");
    }

    @Test
    void shouldRefuseADatabaseWithChangesBesideIt() throws IOException {
        Path file = challenge(folder.resolve("a.db"), session("s1", "u1", "10:00:00"));
        Path log = Files.writeString(folder.resolve("a.db-wal"), "x");
        assertRefused(
                file,
                "a.db has changes in a.db-wal beside it; close the program that uses it, or give a copy made"
                        + " by VACUUM INTO");
        Files.delete(log);
        Files.write(
                folder.resolve("a.db-journal"),
                new byte[] {(byte) 0xd9, (byte) 0xd5, 5, (byte) 0xf9, 32, (byte) 0xa1, 99, (byte) 0xd7});
        assertThatThrownBy(() -> items(file)).hasMessageStartingWith("a.db has a change in progress in a.db-journal");
    }

    @Test
    void shouldRefuseADatabaseThatAProgramWritesToEvenBehindALink() throws SQLException, IOException {
        Path file = challenge(folder.resolve("a.db"));
        Path link = Files.createSymbolicLink(
                Files.createDirectory(folder.resolve("links")).resolve("link.db"), file);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute(session("s1", "u1", "10:00:00"));

            assertThatThrownBy(() -> items(file)).hasMessageStartingWith("a.db has changes in a.db-wal beside it");
            assertThatThrownBy(() -> items(link)).hasMessageStartingWith("a.db has changes in a.db-wal beside it");
        }
        assertThat(items(link)).hasSize(1);
    }

    /** Every page in turn is overwritten: the answer is rows or one line, and never anything else. */
    @Test
    void shouldReadOrRefuseADamagedFileButNeverCrash() throws IOException {
        Path file = challenge(
                folder.resolve("good.db"),
                IntStream.range(0, 300)
                        .mapToObj(i -> session("s" + i + "x".repeat(100), "u" + i % 7, "10:00:00"))
                        .toArray(String[]::new));
        byte[] good = Files.readAllBytes(file);
        Map<String, Integer> answers = new HashMap<>();
        for (int page = 0; page < good.length / 4096; page++) {
            for (int fill : new int[] {0x00, 0x0d, 0x55, 0xff}) {
                byte[] damaged = good.clone();
                int start = page == 0 ? 100 : page * 4096;
                Arrays.fill(damaged, start, start + 300, (byte) fill);
                answers.merge(answer(Files.write(folder.resolve("damaged.db"), damaged)), 1, Integer::sum);
            }
        }
        assertThat(answers).containsKey("refused").hasSizeLessThanOrEqualTo(2);
    }

    private static String answer(Path file) {
        try {
            items(file);
            return "read";
        } catch (ReplayException e) {
            assertThat(e.getMessage()).doesNotContain("\n");
            return "refused";
        }
    }

    private static void assertRefused(Path file, String message) {
        assertThatThrownBy(() -> items(file))
                .isInstanceOf(ReplayException.class)
                .hasMessage(message);
    }

    private static List<Item> items(Path file) {
        return TestRows.items(Datasets.named("attribution"), TimeRange.unbounded(), 0, file);
    }
}
