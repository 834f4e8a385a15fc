package dev.tributary.api.commerce;

import static dev.tributary.api.commerce.CommerceSql.COUNTED;
import static dev.tributary.api.commerce.CommerceSql.LINES;
import static dev.tributary.api.commerce.CommerceSql.rows;
import static dev.tributary.api.commerce.CommerceSql.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.Fixture;
import dev.tributary.api.SampleCommerce;
import dev.tributary.api.Web;
import dev.tributary.twin.Twin;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recommendations over what the stores hold, against SQL straight over the facts. */
class RecommendationsTest {

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
                "llr|greatest(0, 2 * (x(k) + x(a - k) + x(b - k) + x(n - a - b + k) + x(n)"
                        + " - x(a) - x(n - a) - x(b) - x(n - b)))",
                "cosine|round(k / sqrt(a * b) * 1e9)::HUGEINT"
            })
    void shouldRecommendWhatOthersBoughtWithIt(String similarity, String formula) {
        List<String> customers =
                rows(twin, "SELECT DISTINCT user_id FROM %s WHERE %s".formatted(LINES, COUNTED)).stream()
                        .map(List::getFirst)
                        .toList();
        for (String customer : customers) {
            List<List<String>> expected = rows(twin, """
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
                + rows(twin, "SELECT user_id FROM %s WHERE %s LIMIT 1".formatted(LINES, COUNTED))
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
        String idle = rows(
                        twin, "SELECT user_id FROM customer WHERE user_id NOT IN (SELECT user_id FROM orders) LIMIT 1")
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
}
