package dev.tributary.api.commerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.Fixture;
import dev.tributary.api.SampleCommerce;
import dev.tributary.api.Web;
import dev.tributary.api.http.Responder;
import dev.tributary.twin.Twin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every endpoint over what the stores hold, against SQL straight over the facts. */
class CommerceEndpointsTest {

    private static final String ROOT = "/api/commerce/";

    private static final String LINES = """
            (SELECT o.*, ordered_at::DATE AS day, l.product AS product_id, nullif(l.category, '') AS category,
                l.quantity, (l.quantity * l.unit_price) AS amount
            FROM (SELECT *, unnest(lines) AS l FROM orders) AS o)""";
    private static final String COUNTED = "lower(coalesce(status, '')) <> 'cancelled'";

    private static Twin twin;
    private static Fixture fixture;
    private static Web web;

    @BeforeAll
    static void start() {
        twin = Twin.open();
        SampleCommerce.fill(twin);
        fixture = Fixture.start(SampleCommerce.cells(twin));
        web = fixture.web();
    }

    @AfterAll
    static void stop() {
        fixture.close();
        twin.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "revenue-by-category|" + COUNTED,
                "revenue-by-category?include_cancelled=true|true",
                "revenue-by-category?from=2023-07-01&to=2023-09-30|" + COUNTED
                        + " AND day BETWEEN '2023-07-01' AND '2023-09-30'",
                "revenue-by-category?category=&category=Clothing|" + COUNTED
                        + " AND coalesce(category, 'Clothing') = 'Clothing'"
            })
    void shouldAddUpTheLinesOfEveryCategory(String path, String where) {
        assertThat(cells(web.json(ROOT + path).get("rows"))).isEqualTo(rows("""
                SELECT category, sum(quantity), sum(amount), count(DISTINCT id) FROM %s WHERE %s
                GROUP BY category ORDER BY category NULLS FIRST""".formatted(LINES, where)));
        assertThat(List.of(List.of(text(web.json(ROOT + path).get("revenue")))))
                .isEqualTo(rows("SELECT sum(amount) FROM %s WHERE %s".formatted(LINES, where)));
    }

    @Test
    void shouldGoOnBehindTheCategoryThatNobodyKnows() {
        JsonNode first = web.json(ROOT + "revenue-by-category?limit=1");
        JsonNode rest = web.json(ROOT + "revenue-by-category?limit=10000&cursor="
                + web.json(ROOT + "revenue-by-category?limit=1").get("next").textValue());
        List<List<String>> pages = new ArrayList<>(cells(first.get("rows")));
        pages.addAll(cells(rest.get("rows")));

        assertThat(first.get("rows").get(0).get("category").isNull()).isTrue();
        assertThat(pages).isEqualTo(cells(web.json(ROOT + "revenue-by-category").get("rows")));
        assertThat(rest.get("revenue")).isEqualTo(first.get("revenue"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "top-products|true|units",
                "top-products?by=revenue|true|revenue",
                "top-products?by=orders|true|orders",
                "top-products?from=2023-07-01&to=2023-12-31|day BETWEEN '2023-07-01' AND '2023-12-31'|units",
                "top-products?country=UK&from=2023-07-01|day >= '2023-07-01'"
                        + " AND user_id IN (SELECT user_id FROM customer WHERE country = 'UK')|units",
                "top-products?country=UK|user_id IN (SELECT user_id FROM customer WHERE country = 'UK')|units",
                "top-products?country=|user_id NOT IN (SELECT user_id FROM customer WHERE country IS NOT NULL)|units"
            })
    void shouldRankProducts(String path, String where, String by) {
        List<List<String>> expected = rows("""
                SELECT product_id, sum(quantity) AS units, sum(amount) AS revenue, count(DISTINCT id) AS orders
                FROM %s WHERE %s AND %s GROUP BY product_id
                ORDER BY %s DESC, revenue DESC, product_id""".formatted(LINES, COUNTED, where, by));

        assertThat(figures(web.json(ROOT + path).get("rows"))).isEqualTo(expected);
    }

    @Test
    void shouldPageThroughTheRanking() {
        List<List<String>> paged = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = web.json(ROOT + "top-products?limit=5" + cursor);
            paged.addAll(figures(page.get("rows")));
            cursor = page.get("next").isNull()
                    ? ""
                    : "&cursor=" + page.get("next").textValue();
        } while (!cursor.isEmpty());

        assertThat(paged)
                .hasSize(12)
                .isEqualTo(figures(web.json(ROOT + "top-products").get("rows")));
    }

    @Test
    void shouldShowAProductUnderTheNameAndCategoryThatSoldMost() {
        web.json(ROOT + "top-products").get("rows").forEach(row -> {
            List<List<String>> expected =
                    rows("""
                    SELECT product_name, category FROM (
                        SELECT nullif(l.product_name, '') AS product_name, nullif(l.category, '') AS category, sum(l.quantity) AS units
                        FROM (SELECT status, unnest(lines) AS l FROM orders)
                        WHERE %s AND l.product = '%s' GROUP BY ALL)
                    ORDER BY units DESC, coalesce(category, ''), coalesce(product_name, '') LIMIT 1""".formatted(COUNTED, row.get("product_id").textValue()));
            assertThat(List.of(List.of(text(row.get("product")), text(row.get("category")))))
                    .isEqualTo(expected);
        });
    }

    @ParameterizedTest
    @CsvSource({"2024-03-26,180", "2023-12-31,30", "2023-06-01,1", "2023-01-01,180", "2024-03-26,100000", "0001-01-01,5"
    })
    void shouldTellHowManyCustomersNoLongerOrder(String asOf, int days) {
        LocalDate from = LocalDate.parse(asOf).minusDays(days);
        String bought = "SELECT user_id FROM orders WHERE %s AND ordered_at::DATE <= '%s'".formatted(COUNTED, asOf);
        String expected = """
                WITH known AS (
                    SELECT user_id FROM customer WHERE registered_at::DATE <= '%1$s' UNION %2$s
                    UNION SELECT user_id FROM customer WHERE registered_at IS NULL
                        AND user_id NOT IN (SELECT user_id FROM orders WHERE %4$s)
                ), active AS (%2$s AND ordered_at::DATE >= '%3$s')
                SELECT (SELECT count(*) FROM known), (SELECT count(DISTINCT user_id) FROM active)""".formatted(asOf, bought, from.getYear() < 1 ? "0001-01-01" : from, COUNTED);
        JsonNode churn = web.json(ROOT + "churn?as_of=" + asOf + "&days=" + days);

        assertThat(List.of(List.of(text(churn.get("customers")), text(churn.get("active")))))
                .isEqualTo(rows(expected));
        BigDecimal customers = churn.get("customers").decimalValue();
        assertThat(churn.get("churned").decimalValue())
                .isEqualTo(customers.subtract(churn.get("active").decimalValue()));
        assertThat(churn.get("churn_rate").decimalValue().multiply(customers))
                .isCloseTo(churn.get("churned").decimalValue(), Offset.offset(new BigDecimal("1e-9")));
    }

    @Test
    void shouldHaveNoChurnWithoutCustomers() {
        JsonNode churn = web.json(ROOT + "churn?workspace=empty");

        assertThat(churn.get("churn_rate").isNull()).isTrue();
        assertThat(churn.get("days").intValue()).isEqualTo(180);
        assertThat(LocalDate.parse(churn.get("as_of").textValue())).isAfter("2026-01-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"as_of=yesterday", "days=0", "days=1.5", "days=100001", "from=2024-01-01"})
    void shouldRefuseADayOrNumberThatIsNone(String parameter) {
        assertThat(web.get(ROOT + "churn?" + parameter).statusCode()).isEqualTo(400);
    }

    @Test
    void shouldShowWhatEveryCustomerOrdered() {
        rows("""
                SELECT user_id, count(*), sum(revenue), min(ordered_at)::VARCHAR, max(ordered_at)::VARCHAR
                FROM orders WHERE %s GROUP BY user_id""".formatted(COUNTED)).forEach(row -> {
            JsonNode customer = web.json(ROOT + "customers/" + row.getFirst().replace(" ", "%20"));

            assertThat(text(customer.get("orders"))).isEqualTo(row.get(1));
            assertThat(text(customer.get("revenue"))).isEqualTo(row.get(2));
            assertThat(customer.get("first_ordered_at").textValue()).isEqualTo(iso(row.get(3)));
            assertThat(customer.get("last_ordered_at").textValue()).isEqualTo(iso(row.get(4)));
            assertThat(text(customer.get("average_order"))).isEqualTo("10");
        });
    }

    @Test
    void shouldShowACustomerWhoHasNotOrdered() {
        String idle = rows("SELECT user_id FROM customer WHERE user_id NOT IN (SELECT user_id FROM orders) LIMIT 1")
                .getFirst()
                .getFirst();
        JsonNode customer = web.json(ROOT + "customers/" + idle.replace(" ", "%20"));

        assertThat(customer.get("orders").intValue()).isZero();
        assertThat(customer.get("average_order").isNull()).isTrue();
        assertThat(customer.get("last_ordered_at").isNull()).isTrue();
    }

    @Test
    void shouldNotFindACustomerWhoIsNone() {
        assertThat(web.get(ROOT + "customers/nobody").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "llr|greatest(0, 2 * (x(k) + x(a - k) + x(b - k) + x(n - a - b + k) + x(n)"
                        + " - x(a) - x(n - a) - x(b) - x(n - b)))",
                "cosine|round(k / sqrt(a * b) * 1e9)::HUGEINT"
            })
    void shouldRecommendWhatOthersBoughtWithIt(String similarity, String formula) {
        List<String> customers = rows("SELECT DISTINCT user_id FROM %s WHERE %s".formatted(LINES, COUNTED)).stream()
                .map(List::getFirst)
                .toList();
        for (String customer : customers) {
            List<List<String>> expected = rows("""
                    WITH bought AS (SELECT DISTINCT user_id, product_id FROM %1$s WHERE %2$s),
                    own AS (SELECT product_id FROM bought WHERE user_id = '%3$s'),
                    size AS (SELECT product_id, count(*) AS buyers FROM bought GROUP BY product_id),
                    pair AS (
                        SELECT one.product_id AS because, other.product_id, count(*) AS k
                        FROM bought AS one JOIN bought AS other USING (user_id)
                        WHERE one.product_id IN (FROM own) AND other.product_id NOT IN (FROM own)
                        GROUP BY ALL),
                    counted AS (
                        SELECT because, pair.product_id, k, one.buyers AS a, other.buyers AS b,
                            (SELECT count(DISTINCT user_id) FROM bought) AS n
                        FROM pair JOIN size AS one ON one.product_id = because
                        JOIN size AS other ON other.product_id = pair.product_id),
                    scored AS (SELECT product_id, because, %4$s AS units FROM counted)
                    SELECT product_id, (sum(units)::DECIMAL(30, 0) / 1000000000)::DECIMAL(30, 9),
                        first(because ORDER BY units DESC, because)
                    FROM scored GROUP BY product_id ORDER BY sum(units) DESC, product_id""".formatted(
                            LINES,
                            COUNTED,
                            customer,
                            formula.replaceAll(
                                    "x\\(([^()]*)\\)", "coalesce(($1) * round(ln(nullif($1, 0)) * 1e9)::HUGEINT, 0)")));
            JsonNode answer =
                    web.json(ROOT + "recommendations/" + customer.replace(" ", "%20") + "?similarity=" + similarity);

            assertThat(answer.get("basis").textValue()).isEqualTo("similar");
            assertThat(StreamSupport.stream(answer.get("rows").spliterator(), false)
                            .map(row -> List.of(
                                    text(row.get("product_id")), text(row.get("score")), text(row.get("because"))))
                            .toList())
                    .as(customer)
                    .isEqualTo(expected);
        }
    }

    @Test
    void shouldPageThroughRecommendations() {
        String path = ROOT + "recommendations/"
                + rows("SELECT user_id FROM %s WHERE %s LIMIT 1".formatted(LINES, COUNTED))
                        .getFirst()
                        .getFirst()
                        .replace(" ", "%20");
        List<JsonNode> paged = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = web.json(path + "?limit=2" + cursor);
            page.get("rows").forEach(paged::add);
            cursor = page.get("next").isNull()
                    ? ""
                    : "&cursor=" + page.get("next").textValue();
        } while (!cursor.isEmpty());

        List<JsonNode> whole = new ArrayList<>();
        web.json(path).get("rows").forEach(whole::add);
        assertThat(paged).isEqualTo(whole).hasSizeGreaterThan(2);
    }

    @Test
    void shouldRecommendBestSellersToACustomerWhoBoughtNothing() {
        String idle = rows("SELECT user_id FROM customer WHERE user_id NOT IN (SELECT user_id FROM orders) LIMIT 1")
                .getFirst()
                .getFirst();
        JsonNode answer = web.json(ROOT + "recommendations/" + idle.replace(" ", "%20") + "?limit=3");
        JsonNode top = web.json(ROOT + "top-products?limit=3").get("rows");

        assertThat(answer.get("basis").textValue()).isEqualTo("best_sellers");
        for (int i = 0; i < 3; i++) {
            JsonNode row = answer.get("rows").get(i);
            assertThat(row.get("product_id")).isEqualTo(top.get(i).get("product_id"));
            assertThat(row.get("score").decimalValue())
                    .isEqualByComparingTo(top.get(i).get("units").decimalValue());
            assertThat(row.get("because").isNull()).isTrue();
        }
        assertThat(web.get(ROOT + "recommendations/nobody").statusCode()).isEqualTo(404);
        assertThat(web.get(ROOT + "recommendations/x?similarity=none").statusCode())
                .isEqualTo(400);
    }

    @Test
    void shouldGiveTheSameFiguresAsCsvAndAsAWorkbook() throws Exception {
        String path = ROOT + "revenue-by-category?include_cancelled=true";
        List<List<String>> expected = new ArrayList<>(List.of(List.of("category", "units", "revenue", "orders")));
        cells(web.json(path).get("rows"))
                .forEach(row -> expected.add(row.stream()
                        .map(cell -> cell.replace("\u0001", ""))
                        .map(cell -> cell.startsWith("=") ? "'" + cell : cell)
                        .toList()));

        assertThat(workbook(path, Responder.XLSX)).isEqualTo(expected);
        assertThat(workbook(path.replace("?", ".xlsx?"), "*/*")).isEqualTo(expected);
        assertThat(web.get(path, "Accept", "text/csv").body()).startsWith("category,units,revenue,orders\r\n,");
    }

    @Test
    void shouldNotSendAWorkbookAgainThatTheClientHas() {
        HttpResponse<String> first = web.get(ROOT + "revenue-by-category.xlsx");
        String tag = first.headers().firstValue("ETag").orElseThrow();

        assertThat(first.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"revenue-by-category.xlsx\"");
        assertThat(web.get(ROOT + "revenue-by-category.xlsx", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
        assertThat(web.get(ROOT + "revenue-by-category").headers().firstValue("ETag"))
                .isNotEqualTo(first.headers().firstValue("ETag"));
        assertThat(web.get(ROOT + "top-products", "Accept", Responder.XLSX).statusCode())
                .isEqualTo(406);
    }

    private static List<List<String>> workbook(String path, String accept) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(web.base().resolve(path))
                .header("Accept", accept)
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            assertThat(answer.headers().firstValue("Content-Type")).hasValue(Responder.XLSX);
            try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(answer.body()))) {
                return workbook.getFirstSheet().read().stream()
                        .map(CommerceEndpointsTest::texts)
                        .toList();
            }
        }
    }

    private static List<String> texts(Row row) {
        List<String> texts = new ArrayList<>();
        for (int column = 0; column < 4; column++) {
            Cell cell = row.getOptionalCell(column).orElse(null);
            assertThat(cell == null ? CellType.EMPTY : cell.getType()).isNotEqualTo(CellType.FORMULA);
            texts.add(
                    cell == null || cell.getType() == CellType.EMPTY
                            ? "null"
                            : cell.getType() == CellType.NUMBER ? plain(cell.asNumber()) : cell.asString());
        }
        return texts;
    }

    private static List<List<String>> figures(JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> List.of(
                        text(row.get("product_id")),
                        text(row.get("units")),
                        text(row.get("revenue")),
                        text(row.get("orders"))))
                .toList();
    }

    private static List<List<String>> cells(JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.properties().stream()
                        .map(cell -> text(cell.getValue()))
                        .toList())
                .toList();
    }

    private static List<List<String>> rows(String sql) {
        return twin.query(sql).rows().stream()
                .map(row -> row.stream().map(CommerceEndpointsTest::text).toList())
                .toList();
    }

    private static String iso(String timestamp) {
        return timestamp.replace(' ', 'T') + "Z";
    }

    private static String text(JsonNode value) {
        return value.isNumber() ? plain(value.decimalValue()) : value.isNull() ? "null" : value.textValue();
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> "null";
            case BigDecimal number -> plain(number);
            case BigInteger number -> plain(new BigDecimal(number));
            default -> Objects.toString(value);
        };
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
