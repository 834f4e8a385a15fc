package dev.tributary.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.api.QueryApi;
import dev.tributary.api.QueryApiSettings;
import dev.tributary.producers.ReplaySummary;
import dev.tributary.streams.StreamsApp;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The real Parquet file, from its bytes to the JSON of the public API, against SQL straight over the file; replayed twice. */
@Timeout(300)
@ExtendWith(SharedServices.class)
final class VoucherFileTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REASON = """
            CASE WHEN coalesce(total_orders, '') = '' THEN 'total_orders_missing'
                 WHEN voucher_amount IS NULL THEN 'voucher_amount_missing'
                 WHEN total_orders::DOUBLE = 0 THEN 'zero_orders_with_timestamps'
                 WHEN last_order_ts::TIMESTAMP < first_order_ts THEN 'last_order_before_first'
                 ELSE 'kept' END""";

    @Test
    void shouldAnswerWhatSqlOverTheFileGivesWhenTheRealFileIsReplayedTwice(Services services) throws Exception {
        Path file = Optional.ofNullable(System.getenv("TRIBUTARY_CHECK_DATA"))
                .map(Path::of)
                .orElse(Path.of("..", "..", "shared", "data"))
                .resolve(Path.of("vouchers", "data.parquet.gzip"));
        assumeTrue(
                Files.isRegularFile(file),
                () -> "skipped: there is no " + file + "; TRIBUTARY_CHECK_DATA names its folder");
        try (Scenario scenario = Scenario.of(services, "voucher-file", 4);
                Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
            StreamsApp app = scenario.start("only");
            ReplaySummary first = Replays.run(services, scenario.topics(), "vouchers", List.of(file));
            assertThat(first.rejected()).isEmpty();
            execute(
                    duck,
                    "CREATE TABLE file AS SELECT *, %s AS reason FROM read_parquet('%s')"
                            .formatted(REASON, file.toString().replace("'", "''")));
            check(scenario, app, duck);
            assertThat(first.dropped().entrySet().stream()
                            .map(reason -> reason.getKey().replace(' ', '_') + " " + reason.getValue())
                            .sorted()
                            .toList())
                    .isEqualTo(query(
                            duck, "SELECT reason || ' ' || count(*) FROM file WHERE reason <> 'kept' GROUP BY reason"));

            Replays.run(services, scenario.topics(), "vouchers", List.of(file));

            check(scenario, app, duck);
        }
    }

    private static void check(Scenario scenario, StreamsApp app, Connection duck) throws Exception {
        scenario.verify(app.uri());
        try (QueryApi api = QueryApi.start(QueryApiSettings.onLoopback(0, List.of(app.uri())))) {
            List<String> countries = query(duck, "SELECT DISTINCT country_code FROM file ORDER BY ALL");
            assertThat(countries).hasSize(4);
            for (String country : countries) {
                JsonNode byGrant = segments(api, "country=" + country);
                assertThat(counts(byGrant)).isEqualTo(query(duck, """
                        SELECT reason || ' ' || count(*) FROM file WHERE country_code = '%s' GROUP BY reason ORDER BY ALL
                        """.formatted(country)));
                assertThat(rows(byGrant)).isEqualTo(bySql(duck, country, "\"timestamp\"::TIMESTAMP"));
                assertThat(rows(segments(api, "as_of=2018-08-05&country=" + country)))
                        .isEqualTo(bySql(duck, country, "TIMESTAMP '2018-08-05'"));
            }
        }
    }

    /** The last orders of the file are days, so that calendar days and whole 24-hour periods until midnight are the same. */
    private static List<String> bySql(Connection duck, String country, String until) throws SQLException {
        return query(duck, """
                SELECT name || ' ' || segment || ' ' || voucher_amount::BIGINT || ' ' || count(*)
                FROM (
                    SELECT voucher_amount, 'frequent_segment' AS name,
                           CASE WHEN orders < 5 THEN '0-4' WHEN orders < 14 THEN '5-13' WHEN orders < 38 THEN '14-37'
                                ELSE '38+' END AS segment
                    FROM (SELECT voucher_amount, total_orders::DOUBLE AS orders
                          FROM file WHERE reason = 'kept' AND country_code = '%1$s')
                    UNION ALL
                    SELECT voucher_amount, 'recency_segment',
                           CASE WHEN %2$s < last THEN 'null'
                                WHEN %2$s < last + INTERVAL 30 DAY THEN '0-29'
                                WHEN %2$s < last + INTERVAL 61 DAY THEN '30-60'
                                WHEN %2$s < last + INTERVAL 91 DAY THEN '61-90'
                                WHEN %2$s < last + INTERVAL 121 DAY THEN '91-120'
                                WHEN %2$s < last + INTERVAL 181 DAY THEN '121-180'
                                ELSE '180+' END
                    FROM (SELECT *, last_order_ts::TIMESTAMP AS last
                          FROM file WHERE reason = 'kept' AND country_code = '%1$s')
                ) GROUP BY name, segment, voucher_amount ORDER BY ALL
                """.formatted(country, until));
    }

    private static List<String> rows(JsonNode answer) {
        List<String> rows = new ArrayList<>();
        answer.get("rows")
                .forEach(row -> rows.add(row.get("segment_name").asText() + " "
                        + row.get("segment").asText() + " " + row.get("voucher_amount") + " " + row.get("count")));
        return rows.stream().sorted().toList();
    }

    private static List<String> counts(JsonNode answer) {
        List<String> counts = new ArrayList<>(List.of("kept " + answer.get("kept")));
        answer.get("dropped").properties().stream()
                .filter(reason -> reason.getValue().longValue() > 0)
                .forEach(reason -> counts.add(reason.getKey() + " " + reason.getValue()));
        return counts.stream().sorted().toList();
    }

    private static JsonNode segments(QueryApi api, String question) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI uri = api.uri().resolve("/api/vouchers/segments?limit=10000&" + question);
            HttpResponse<String> response =
                    http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            return JSON.readTree(response.body());
        }
    }

    private static List<String> query(Connection duck, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = duck.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows.stream().sorted().toList();
    }

    private static void execute(Connection duck, String sql) throws SQLException {
        try (Statement statement = duck.createStatement()) {
            statement.execute(sql);
        }
    }
}
