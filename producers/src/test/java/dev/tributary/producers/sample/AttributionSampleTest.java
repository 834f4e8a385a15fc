package dev.tributary.producers.sample;

import static dev.tributary.producers.sample.SqliteRows.count;
import static dev.tributary.producers.sample.SqliteRows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AttributionSampleTest {

    private static final int USERS = 4_000;
    private static final List<String> TABLES = List.of("session_sources", "session_costs", "conversions");

    @TempDir
    Path folder;

    @Test
    void shouldMakeTheSameRowsOfTheSameSeedOnly() throws Exception {
        Path first = sample("first.db", 7);
        Path second = sample("second.db", 7);
        Path third = sample("third.db", 8);

        for (String table : TABLES) {
            String sql = "SELECT * FROM " + table + " ORDER BY rowid";
            assertThat(rows(first, sql)).isEqualTo(rows(second, sql)).isNotEqualTo(rows(third, sql));
        }
    }

    @Test
    void shouldLookLikeAShop() throws Exception {
        Path file = sample("a.db", 1);

        long sessions = count(file, "SELECT count(*) FROM session_sources");
        long conversions = count(file, "SELECT count(*) FROM conversions");
        assertThat(sessions / (double) USERS).isBetween(1.5, 2.5);
        assertThat(conversions / (double) USERS).isBetween(0.08, 0.25);
        assertThat(rows(file, "SELECT DISTINCT channel_name FROM session_sources"))
                .hasSize(8);
        assertThat(rows(
                        file,
                        "SELECT DISTINCT holder_engagement, closer_engagement, impression_interaction"
                                + " FROM session_sources"))
                .containsExactlyInAnyOrder("0|0|0|", "1|0|0|", "1|1|0|", "0|0|1|");
        assertThat(count(file, "SELECT count(*) FROM session_costs WHERE cost IS NULL"))
                .isPositive();
        assertThat(count(file, "SELECT count(*) FROM session_costs WHERE cost > 0"))
                .isPositive();
        assertThat(count(
                        file,
                        "SELECT count(*) FROM session_sources WHERE session_id NOT IN"
                                + " (SELECT session_id FROM session_costs)"))
                .isPositive();
        assertThat(count(
                        file,
                        "SELECT count(*) FROM conversions WHERE user_id NOT IN"
                                + " (SELECT user_id FROM session_sources)"))
                .isPositive();
        assertThat(count(
                        file,
                        "SELECT count(*) FROM (SELECT conv_id FROM conversions c JOIN session_sources s USING"
                                + " (user_id) WHERE event_date || event_time < conv_date || conv_time"
                                + " GROUP BY conv_id HAVING count(*) > 3)"))
                .isPositive();
        assertThat(rows(
                        file,
                        "SELECT min(event_date) >= '2024-03-01', max(event_date) < '2024-06-01'"
                                + " FROM session_sources"))
                .containsExactly("1|1|");
    }

    @Test
    void shouldReplaceAFileAndLeaveNoDraft() throws IOException {
        Path file = Files.writeString(folder.resolve("a.db"), "old");

        StringWriter out = new StringWriter();
        assertThat(command(out, "--users", "20", "-o", file.toString())).isEqualTo(0);

        assertThat(out.toString()).startsWith("wrote ").contains(" sessions and ", " conversions to " + file);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void shouldWriteIntoAFolder() {
        StringWriter out = new StringWriter();

        assertThat(command(out, "--users", "20", "-o", folder.toString())).isEqualTo(0);

        assertThat(folder.resolve("attribution.db")).isRegularFile();
        assertThat(out.toString()).contains(" conversions to " + folder.resolve("attribution.db"));
    }

    @Test
    void shouldTellInOneLineWhatCannotBeWritten() {
        assertThatThrownBy(() -> new AttributionSample(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        StringWriter out = new StringWriter();
        assertThat(command(out, "--users", "-1", "-o", folder.resolve("a.db").toString()))
                .isEqualTo(2);
        assertThat(command(out, "-o", folder.resolve("nowhere/a.db").toString()))
                .isEqualTo(1);
        assertThat(out.toString())
                .startsWith("sample: users must be 0 to 50,000,000")
                .contains("sample: cannot write: " + folder.resolve("nowhere/a.db"));
        assertThat(out.toString().strip().lines()).hasSize(2);
    }

    private static int command(StringWriter out, String... arguments) {
        return new CommandLine(new AttributionSampleCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(arguments);
    }

    private Path sample(String name, long seed) throws IOException {
        Path file = folder.resolve(name);
        new AttributionSample(USERS, seed).writeTo(file);
        return file;
    }
}
