package dev.tributary.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tributary.api.QueryApi;
import dev.tributary.api.QueryApiSettings;
import dev.tributary.streams.StreamsApp;
import java.math.BigDecimal;
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

/** The real file, from its bytes to the JSON of the public API, against SQL straight over the file. */
@Timeout(180)
@ExtendWith(SharedServices.class)
final class RealFileTest {

    private static final String RATIO = "round((%s)::DOUBLE / (%s)::DOUBLE, 12)::DECIMAL(38, 12)";
    private static final String MEAN_REVENUE =
            "((2 * sum((revenue * 100)::BIGINT) * 10000000000 + count(*)) // (2 * count(*)))::DECIMAL(38, 0)"
                    + " * 0.000000000001";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Test
    void shouldAnswerWhatSqlOverTheFileGivesWhenTheRealFileIsReplayed(Services services) throws Exception {
        Path file = checkData().resolve("campaigns").resolve("mockupinterviewdata.csv");
        assumeTrue(
                Files.isRegularFile(file),
                () -> "skipped: there is no " + file + "; TRIBUTARY_CHECK_DATA names its folder");
        try (Scenario scenario = Scenario.of(services, "real-file", 4)) {
            StreamsApp app = scenario.start("only");
            Replays.run(services, scenario.topics(), "campaigns", List.of(file));
            scenario.verify(app.uri());

            try (QueryApi api = QueryApi.start(QueryApiSettings.onLoopback(0, List.of(app.uri())));
                    Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
                execute(
                        duck,
                        "CREATE TABLE file AS SELECT * FROM read_csv('%s', types = {'revenue': 'DECIMAL(18,2)'})"
                                .formatted(file.toString().replace("'", "''")));
                assertSame(api, duck, "conversion-rate", "conversion_rates", """
                    SELECT customer_id, sum(revenue), sum(conversions), %s
                    FROM file GROUP BY customer_id\
                    """.formatted(
                                RATIO.formatted("sum(conversions)", "sum(revenue)")));
                assertSame(api, duck, "status-distribution", "distribution", """
                    SELECT status, type, category, count(*), sum(revenue), sum(conversions)
                    FROM file GROUP BY status, type, category\
                    """);
                assertSame(api, duck, "category-type-performance", "performance", """
                    SELECT category, type, count(*), sum(revenue), sum(conversions), sum(impressions),
                        sum(clicks), %s
                    FROM file GROUP BY category, type\
                    """.formatted(
                                RATIO.formatted("sum(clicks)", "sum(impressions)")));
                assertSame(api, duck, "filtered-aggregation", "aggregation", """
                    SELECT customer_id, %s, %s, count(*)
                    FROM file WHERE type = 'CONVERSION' GROUP BY customer_id\
                    """.formatted(
                                MEAN_REVENUE, RATIO.formatted("sum(conversions)", "count(*)")));
            }
        }
    }

    private static void assertSame(QueryApi api, Connection duck, String endpoint, String list, String sql)
            throws Exception {
        List<List<String>> expected = query(duck, sql);
        assertThat(expected).isNotEmpty();
        assertThat(answer(api.uri().resolve("/api/" + endpoint + "/?limit=10000"), list))
                .as(endpoint)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<List<String>> answer(URI question, String list) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response =
                    http.send(HttpRequest.newBuilder(question).build(), BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            List<List<String>> rows = new ArrayList<>();
            for (JsonNode line : JSON.readTree(response.body()).get(list)) {
                List<String> row = new ArrayList<>();
                line.forEach(cell -> row.add(cell.isNumber() ? plain(cell.decimalValue()) : cell.asText()));
                rows.add(row);
            }
            return rows;
        }
    }

    private static List<List<String>> query(Connection duck, String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = duck.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    String cell = result.getString(i);
                    row.add(result.getObject(i) instanceof String ? cell : plain(new BigDecimal(cell)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static void execute(Connection duck, String sql) throws SQLException {
        try (Statement statement = duck.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Path checkData() {
        return Optional.ofNullable(System.getenv("TRIBUTARY_CHECK_DATA"))
                .map(Path::of)
                .orElse(Path.of("..", "..", "shared", "data"));
    }
}
