package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.producers.stack.RunningStack;
import dev.tributary.standalone.LocalStack;
import dev.tributary.standalone.Progress;
import dev.tributary.standalone.StackPorts;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Postgres holds of attribution, next to what the API answers and exports. */
final class AttributionTablesEndToEndTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    @Timeout(300)
    void shouldHoldInPostgresWhatTheApiAnswersAlsoAfterAUserIsErased() throws Exception {
        try (LocalStack stack = LocalStack.of(folder.resolve("stack"), StackPorts.FREE)) {
            RunningStack running = stack.start(Progress.to(new PrintStream(OutputStream.nullOutputStream())));
            Path file = folder.resolve("challenge.db");
            run("sample", "attribution", "--users", "200", "-o", file.toString());
            run(
                    "replay",
                    "attribution",
                    file.toString(),
                    "--wait",
                    "--data",
                    folder.resolve("stack").toString());
            awaitEqualTables(running);
            List<String> loyal = rows(running, """
                    SELECT user_id FROM attribution_customer_journey
                    GROUP BY user_id ORDER BY count(DISTINCT conv_id) DESC, user_id LIMIT 1""");

            run(
                    "erase",
                    "--workspace",
                    "default",
                    "--user",
                    loyal.getFirst(),
                    "--wait",
                    "--data",
                    folder.resolve("stack").toString());

            awaitEqualTables(running);
            assertThat(rows(
                            running,
                            "SELECT * FROM attribution_customer_journey WHERE user_id = '" + loyal.getFirst() + "'"))
                    .isEmpty();
            assertThat(rows(running, """
                    SELECT conv_id FROM attribution_customer_journey GROUP BY conv_id
                    HAVING sum(ihc) <> 1 OR sum(initializer) <> 1 OR sum(closer) <> 1""")).isEmpty();
        }
    }

    /** The tables follow the views, which follow the stores: both come to the same, though not at once. */
    private void awaitEqualTables(RunningStack running) throws Exception {
        List<String> exported = exported();
        BigDecimal attributed =
                new BigDecimal(summary(running).get("attributed").asText());
        assertThat(exported).isNotEmpty();
        assertThat(attributed).isPositive();
        while (!rows(running, "SELECT channel_name, date, cost, ihc, ihc_revenue FROM channel_reporting ORDER BY 2, 1")
                        .equals(exported)
                || !rows(running, "SELECT sum(ihc), count(DISTINCT conv_id) FROM attribution_customer_journey")
                        .equals(List.of(attributed + "|" + attributed))) {
            LockSupport.parkNanos(100_000_000);
        }
    }

    /** The rows of the export without its ratios; channels of the sample need no quotes. */
    private List<String> exported() throws IOException {
        Path csv = folder.resolve("report.csv");
        run(
                "export",
                "channel-reporting",
                "-o",
                csv.toString(),
                "--data",
                folder.resolve("stack").toString());
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines.getFirst()).isEqualTo("channel_name,date,cost,ihc,ihc_revenue,CPO,ROAS");
        return lines.stream()
                .skip(1)
                .map(line -> String.join("|", List.of(line.split(",", -1)).subList(0, 5)))
                .toList();
    }

    private static JsonNode summary(RunningStack running) throws IOException {
        return JSON.readTree(running.api().resolve("/api/attribution/summary").toURL());
    }

    private static List<String> rows(RunningStack running, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(running.postgres());
                Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(plain(found.getObject(i)));
                }
                rows.add(String.join("|", row));
            }
            return rows;
        }
    }

    private static String plain(Object value) {
        return value instanceof BigDecimal number
                ? number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }

    private static void run(String... command) {
        assertThat(Tributary.commandLine().execute(command)).isZero();
    }
}
