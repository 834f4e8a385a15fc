package dev.tributary.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tributary.api.QueryApi;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A shop in a SQLite file, and what the API must answer of it by SQL over the file. Amounts in the file have two decimals. */
final class SqliteShop implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final String SALES = """
            CREATE TEMP VIEW sale AS
            SELECT o.id AS order_id, customer_id, date(order_date) AS day, p.id AS product_id, p.name AS product,
                   c.name AS category, quantity, quantity * CAST(round(price_at_time_of_order * 100) AS integer) AS cents
            FROM "order" o JOIN orderitem i ON i.order_id = o.id
                JOIN product p ON p.id = i.product_id LEFT JOIN category c ON c.id = p.category_id
            WHERE lower(status) NOT IN ('cancelled', 'canceled')
            """;

    private final Connection file;
    private final HttpClient http = HttpClient.newHttpClient();

    private SqliteShop(Connection file) {
        this.file = file;
    }

    static SqliteShop open(Path path) throws SQLException {
        Connection file = DriverManager.getConnection("jdbc:sqlite:file:" + path.toAbsolutePath() + "?mode=ro");
        try (Statement statement = file.createStatement()) {
            statement.execute(SALES);
        }
        return new SqliteShop(file);
    }

    /** Revenue by category, best products, churn, and what is recommended to every customer. */
    void assertAnswered(QueryApi api, String asOf) throws Exception {
        assertThat(rows(json(api, "revenue-by-category?limit=10000"), "category", "units", "revenue", "orders"))
                .containsExactlyInAnyOrderElementsOf(query("""
                        SELECT category, sum(quantity), sum(cents) / 100.0, count(DISTINCT order_id)
                        FROM sale GROUP BY category
                        """));
        assertThat(rows(json(api, "top-products?limit=10000"), "product_id", "product", "units", "revenue", "orders"))
                .containsExactlyElementsOf(query("""
                        SELECT product_id, product, sum(quantity), sum(cents) / 100.0, count(DISTINCT order_id)
                        FROM sale GROUP BY product_id, product
                        ORDER BY sum(quantity) DESC, sum(cents) DESC, CAST(product_id AS text)
                        """));
        assertThat(cells(json(api, "churn?days=180&as_of=" + asOf), "customers", "active", "churned", "churn_rate"))
                .isEqualTo(churn(asOf));
        for (String customer : query("SELECT id FROM customer")) {
            assertRecommended(customer, json(api, "recommendations/" + customer + "?limit=10000"));
        }
    }

    private String churn(String asOf) throws SQLException {
        return query("""
                WITH ordered AS (
                    SELECT customer_id, date(order_date) AS day FROM "order"
                    WHERE lower(status) NOT IN ('cancelled', 'canceled')),
                known AS (
                    SELECT id FROM customer WHERE date(registration_date) <= '%1$s'
                    UNION SELECT customer_id FROM ordered WHERE day <= '%1$s'),
                active AS (
                    SELECT DISTINCT customer_id FROM ordered
                    WHERE day <= '%1$s' AND day >= date('%1$s', '-180 days'))
                SELECT a, b, a - b, round((a - b) * 1.0 / a, 12)
                FROM (SELECT (SELECT count(*) FROM known) AS a, (SELECT count(*) FROM active) AS b)
                """.formatted(asOf)).getFirst();
    }

    private void assertRecommended(String customer, JsonNode answer) throws SQLException {
        List<String> own = query("SELECT DISTINCT product_id FROM sale WHERE customer_id = " + customer);
        assertThat(answer.get("basis").asText()).as(customer).isEqualTo(own.isEmpty() ? "best_sellers" : "similar");
        if (own.isEmpty()) {
            assertThat(products(answer)).as(customer).isEqualTo(query("""
                    SELECT product_id FROM sale GROUP BY product_id
                    ORDER BY sum(quantity) DESC, sum(cents) DESC, CAST(product_id AS text)
                    """));
            return;
        }
        Set<String> candidates = new TreeSet<>(query("""
                SELECT DISTINCT theirs.product_id
                FROM sale mine JOIN sale common ON common.product_id = mine.product_id
                    JOIN sale theirs ON theirs.customer_id = common.customer_id
                WHERE mine.customer_id = %1$s
                    AND theirs.product_id NOT IN (SELECT product_id FROM sale WHERE customer_id = %1$s)
                """.formatted(customer)));
        assertThat(products(answer)).as(customer).doesNotHaveDuplicates().hasSameElementsAs(candidates);
        assertThat(scores(answer)).as(customer).isSortedAccordingTo((one, other) -> other.compareTo(one));
        for (JsonNode row : answer.get("rows")) {
            String because = row.get("because").asText();
            assertThat(own).as(customer).contains(because);
            assertThat(query("""
                            SELECT 1 FROM sale one JOIN sale other USING (customer_id)
                            WHERE one.product_id = %s AND other.product_id = %s LIMIT 1
                            """.formatted(because, row.get("product_id").asText())))
                    .as("somebody bought both")
                    .hasSize(1);
        }
    }

    private static List<String> products(JsonNode answer) {
        return answer.get("rows")
                .valueStream()
                .map(row -> row.get("product_id").asText())
                .toList();
    }

    private static List<BigDecimal> scores(JsonNode answer) {
        return answer.get("rows")
                .valueStream()
                .map(row -> row.get("score").decimalValue())
                .toList();
    }

    private JsonNode json(QueryApi api, String question) throws Exception {
        return JSON.readTree(ask(api, question, "application/json", BodyHandlers.ofString()));
    }

    /** The body of an answer. */
    <T> T ask(QueryApi api, String question, String type, BodyHandler<T> body) throws Exception {
        URI uri = api.uri().resolve("/api/commerce/" + question);
        HttpResponse<T> response =
                http.send(HttpRequest.newBuilder(uri).header("Accept", type).build(), body);
        assertThat(response.statusCode()).as(question).isEqualTo(200);
        return response.body();
    }

    private static List<String> rows(JsonNode answer, String... names) {
        return answer.get("rows").valueStream().map(row -> cells(row, names)).toList();
    }

    private static String cells(JsonNode row, String... names) {
        List<String> cells = new ArrayList<>();
        for (String name : names) {
            JsonNode cell = row.get(name);
            cells.add(cell.isNumber() ? plain(cell.decimalValue()) : cell.asText());
        }
        return String.join("|", cells);
    }

    /** Each row as one text. */
    private List<String> query(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = file.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    String cell = String.valueOf(result.getString(i));
                    row.add(result.getObject(i) instanceof Number ? plain(new BigDecimal(cell)) : cell);
                }
                rows.add(String.join("|", row));
            }
        }
        return rows;
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    @Override
    public void close() throws SQLException {
        http.close();
        file.close();
    }
}
