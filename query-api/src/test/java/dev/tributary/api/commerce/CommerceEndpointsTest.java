package dev.tributary.api.commerce;

import static dev.tributary.api.commerce.CommerceSql.COUNTED;
import static dev.tributary.api.commerce.CommerceSql.LINES;
import static dev.tributary.api.commerce.CommerceSql.plain;
import static dev.tributary.api.commerce.CommerceSql.rows;
import static dev.tributary.api.commerce.CommerceSql.text;
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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
        assertThat(cells(web.json(ROOT + path).get("rows"))).isEqualTo(rows(twin, """
                SELECT category, sum(quantity), sum(amount), count(DISTINCT id) FROM %s WHERE %s
                GROUP BY category ORDER BY category NULLS FIRST""".formatted(LINES, where)));
        assertThat(List.of(List.of(text(web.json(ROOT + path).get("revenue")))))
                .isEqualTo(rows(twin, "SELECT sum(amount) FROM %s WHERE %s".formatted(LINES, where)));
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
        List<List<String>> expected = rows(twin, """
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
                    rows(twin, """
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
                .isEqualTo(rows(twin, expected));
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
        rows(twin, """
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
        String idle = rows(
                        twin, "SELECT user_id FROM customer WHERE user_id NOT IN (SELECT user_id FROM orders) LIMIT 1")
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

    private static String iso(String timestamp) {
        return timestamp.replace(' ', 'T') + "Z";
    }
}
