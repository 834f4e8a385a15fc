package dev.tributary.api.vouchers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.Fixture;
import dev.tributary.api.SampleVouchers;
import dev.tributary.api.Web;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The endpoints of vouchers by hand. A row is written as its cells; nothing is a dash, and the most used has a star. */
class VoucherEndpointsTest {

    private static final String CUSTOMER = """
            {"customer_id": "1", "country_code": "Peru", "last_order_ts": "2020-03-22 00:00:00+00:00",
             "first_order_ts": "2014-04-17T05:30:00.000+05:30", "total_orders": 36, "segment_name": "frequent_segment"}""";

    private static Fixture fixture;
    private static Web web;

    @BeforeAll
    static void start() {
        fixture = Fixture.start(SampleVouchers.cells());
        web = fixture.web();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void shouldCountAmountsBySegmentsAtTheTimeOfTheGrant() {
        JsonNode answer = web.json("/api/vouchers/segments?country=Peru");

        assertThat(rows(answer))
                .containsExactly(
                        "frequent_segment 0-4 2640 2 0.666666666667*",
                        "frequent_segment 0-4 4400 1 0.333333333333",
                        "frequent_segment 5-13 1760.5 1 0.5*",
                        "frequent_segment 5-13 4400 1 0.5",
                        "frequent_segment 14-37 8800 1 1*",
                        "frequent_segment 38+ 8800 1 1*",
                        "recency_segment 0-29 8800 1 1*",
                        "recency_segment 30-60 2640 2 1*",
                        "recency_segment 121-180 4400 1 1*",
                        "recency_segment 180+ 1760.5 1 1*",
                        "recency_segment - 4400 1 0.5*",
                        "recency_segment - 8800 1 0.5");
        assertThat(answer.get("country").textValue()).isEqualTo("Peru");
        assertThat(answer.get("kept").intValue()).isEqualTo(7);
        assertThat(answer.get("dropped").toString())
                .isEqualTo("{\"total_orders_missing\":1,\"voucher_amount_missing\":1,"
                        + "\"zero_orders_with_timestamps\":1,\"last_order_before_first\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"as_of=2018-07-30", "reference=as_of&as_of=2018-07-30"})
    void shouldCountRecencyInCalendarDaysWhenADateIsGiven(String question) {
        assertThat(rows(web.json("/api/vouchers/segments?country=Peru&" + question)))
                .filteredOn(row -> row.startsWith("recency"))
                .containsExactly(
                        "recency_segment 30-60 2640 2 0.5*",
                        "recency_segment 30-60 4400 1 0.25",
                        "recency_segment 30-60 8800 1 0.25",
                        "recency_segment 180+ 1760.5 1 0.5*",
                        "recency_segment 180+ 4400 1 0.5",
                        "recency_segment - 8800 1 1*");
    }

    @ParameterizedTest
    @CsvSource({"2018-06-30, 0-29", "2018-06-29, -", "2018-07-29, 0-29", "2018-07-30, 30-60", "9999-12-31, 180+"})
    void shouldCountBothDatesOfARangeOfDays(String asOf, String segment) {
        assertThat(rows(web.json("/api/vouchers/segments?as_of=" + asOf)))
                .filteredOn(row -> row.startsWith("recency_segment " + segment + " 8800"))
                .isNotEmpty();
    }

    @Test
    void shouldCountUntilTodayWhenNoDateIsGiven() {
        assertThat(rows(web.json("/api/vouchers/segments?country=Peru&reference=as_of")))
                .filteredOn(row -> row.startsWith("recency"))
                .allMatch(row -> row.startsWith("recency_segment 180+ ") || row.startsWith("recency_segment - "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN", "China", "china", "CHN"})
    void shouldFindACountryByItsNameAndItsCode(String country) {
        JsonNode answer = web.json("/api/vouchers/segments?country=" + country);

        assertThat(answer.get("kept").intValue()).isOne();
        assertThat(rows(answer)).containsExactly("frequent_segment 0-4 100 1 1*", "recency_segment - 100 1 1*");
    }

    @Test
    void shouldTakeAllCountriesTogetherWhenNoneIsNamed() {
        JsonNode answer = web.json("/api/vouchers/segments");

        assertThat(answer.get("country").isNull()).isTrue();
        assertThat(answer.get("kept").intValue()).isEqualTo(8);
    }

    @Test
    void shouldGiveNothingForACountryOrWorkspaceWithoutGrants() {
        for (String question : List.of("country=Atlantis", "workspace=other")) {
            JsonNode answer = web.json("/api/vouchers/segments?" + question);

            assertThat(answer.get("rows")).isEmpty();
            assertThat(answer.get("kept").intValue()).isZero();
            assertThat(answer.get("dropped")).hasSize(4).allMatch(count -> count.intValue() == 0);
        }
    }

    @Test
    void shouldGiveAllRowsPageByPage() {
        List<String> paged = new ArrayList<>();
        String path = "/api/vouchers/segments?country=Peru&limit=5";
        JsonNode page = web.json(path);
        paged.addAll(rows(page));
        while (!page.get("next").isNull()) {
            page = web.json(path + "&cursor=" + page.get("next").textValue());
            paged.addAll(rows(page));
        }

        assertThat(paged).isEqualTo(rows(web.json("/api/vouchers/segments?country=Peru")));
    }

    @Test
    void shouldGiveCsv() {
        assertThat(web.get("/api/vouchers/segments?country=Peru&limit=1", "Accept", "text/csv")
                        .body())
                .isEqualTo("segment_name,segment,voucher_amount,count,share,most_used\r\n"
                        + "frequent_segment,0-4,2640,2,0.666666666667,true\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "country=Peru&country=China, 422, country",
        "reference=grant&as_of=2018-01-01, 422, as_of",
        "reference=now, 400, reference",
        "as_of=tomorrow, 400, as_of",
        "from=2018-01-01, 400, from"
    })
    void shouldRefuseWhatContradictsItself(String question, int status, String field) {
        HttpResponse<String> response = web.get("/api/vouchers/segments?" + question);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(Web.parse(response.body()).get("errors").get(0).get("field").textValue())
                .isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/vouchervalue", "/api/vouchervalue/"})
    void shouldAnswerTheRequestOfTheRequirement(String path) {
        HttpResponse<String> response = web.post(path, CUSTOMER);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"voucher_amount\":8800}");
        assertThat(response.headers().firstValue("Tributary-Freshness")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"total_orders\": 36 | \"total_orders\": 4 | 2640",
                "\"total_orders\": 36 | \"total_orders\": \"5.0\" | 1760.5",
                "\"total_orders\": 36 | \"total_orders\": 13.0 | 1760.5",
                "\"total_orders\": 36 | \"total_orders\": 38 | 8800",
                "\"customer_id\": \"1\" | \"customer_id\": 18446744073709551616 | 8800",
                "\"country_code\": \"Peru\" | \"country_code\": \"PE\" | 8800",
                "\"2014-04-17T05:30:00.000+05:30\" | null | 8800",
                "frequent_segment | recency_segment | 1760.5",
                "\"frequent_segment\" | \"recency_segment\", \"as_of\": \"2020-04-21\" | 2640",
                "\"frequent_segment\" | \"recency_segment\", \"as_of\": \"2020-04-20\" | 8800",
            })
    void shouldTakeTheSegmentOfTheCustomer(String given, String other, String amount) {
        HttpResponse<String> response = web.post("/api/vouchervalue", replaced(given, other));

        assertThat(response.body()).isEqualTo("{\"voucher_amount\":" + amount + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"country_code\": \"Peru\" | \"country_code\": \"Chile\" | No voucher was granted in Chile to customers of frequent_segment 14-37.",
                "\"frequent_segment\" | \"recency_segment\", \"as_of\": \"2020-06-01\" | No voucher was granted in Peru to customers of recency_segment 61-90.",
            })
    void shouldSayWhyThereIsNone(String given, String other, String reason) {
        HttpResponse<String> response = web.post("/api/vouchervalue", replaced(given, other));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Web.parse(response.body()).get("detail").textValue()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"customer_id\": \"1\", | '' | customer_id | is missing",
                "\"country_code\": \"Peru\", | '' | country_code | is missing",
                "\"country_code\": \"Peru\" | \"country_code\": \" \" | country_code | is missing",
                "\"country_code\": \"Peru\" | \"country_code\": [] | country_code | is not a text of at most 256 characters",
                "\"total_orders\": 36, | '' | total_orders | is missing",
                "\"total_orders\": 36 | \"total_orders\": null | total_orders | is missing",
                "\"total_orders\": 36 | \"total_orders\": -1 | total_orders | is not a whole number from 0 to 10000000000",
                "\"total_orders\": 36 | \"total_orders\": 1.5 | total_orders | is not a whole number from 0 to 10000000000",
                "\"total_orders\": 36 | \"total_orders\": 1e999999999 | total_orders | is not a whole number from 0 to 10000000000",
                "\"total_orders\": 36 | \"total_orders\": \"many\" | total_orders | is not a whole number from 0 to 10000000000",
                "\"total_orders\": 36 | \"total_orders\": 0 | total_orders | 'is 0, but there are times of orders'",
                "2020-03-22 00:00:00+00:00 | 2014-04-16 | last_order_ts | is before first_order_ts",
                "2020-03-22 00:00:00+00:00 | 2020-02-30 | last_order_ts | is not a time such as 2020-03-22 00:00:00+00:00",
                "2020-03-22 00:00:00+00:00 | +999999999-01-01 | last_order_ts | is not a time such as 2020-03-22 00:00:00+00:00",
                "\"segment_name\": \"frequent_segment\" | \"as_of\": null | segment_name | is missing",
                "frequent_segment | other_segment | segment_name | is neither frequent_segment nor recency_segment",
                "\"frequent_segment\" | \"recency_segment\", \"as_of\": \"2020-03-21\" | last_order_ts | is after 2020-03-21",
                "\"frequent_segment\" | \"recency_segment\", \"as_of\": \"soon\" | as_of | is not a date; write YYYY-MM-DD",
                "2020-03-22 00:00:00+00:00 | 9999-12-31 | '' | ''",
                "\"customer_id\" | \"customer\" | customer | 'is no field here; known are as_of, country_code, customer_id, first_order_ts, last_order_ts, segment_name, total_orders'",
            })
    void shouldNameTheFieldThatIsNotRight(String given, String other, String field, String message) {
        HttpResponse<String> response = web.post("/api/vouchervalue", replaced(given, other));

        if (field.isEmpty()) {
            assertThat(response.statusCode()).isEqualTo(200);
            return;
        }
        assertThat(response.statusCode()).isEqualTo(422);
        JsonNode error = Web.parse(response.body()).get("errors").get(0);
        assertThat(error.get("field").textValue()).isEqualTo(field);
        assertThat(error.get("message").textValue()).isEqualTo(message);
    }

    @Test
    void shouldNeedTheLastOrderForRecencyAlone() {
        String without = CUSTOMER.replace("\"last_order_ts\": \"2020-03-22 00:00:00+00:00\",", "");

        assertThat(web.post("/api/vouchervalue", without).statusCode()).isEqualTo(200);
        HttpResponse<String> response =
                web.post("/api/vouchervalue", without.replace("frequent_segment", "recency_segment"));
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("last_order_ts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "{} {}", "{\"total_orders\": 1, \"total_orders\": 2}", "12"})
    void shouldRefuseABodyThatIsNoObject(String body) {
        HttpResponse<String> response = web.post("/api/vouchervalue", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void shouldAnswer503WhenPartitionsAreMissing() {
        fixture.cluster().lose(0);
        try {
            assertThat(web.post("/api/vouchervalue", CUSTOMER).statusCode()).isEqualTo(503);
            assertThat(web.get("/api/vouchers/segments").statusCode()).isEqualTo(503);
        } finally {
            fixture.cluster().find();
        }
    }

    private static String replaced(String given, String other) {
        assertThat(CUSTOMER).contains(given);
        return CUSTOMER.replace(given, other);
    }

    private static List<String> rows(JsonNode answer) {
        List<String> rows = new ArrayList<>();
        answer.get("rows")
                .forEach(row -> rows.add("%s %s %s %s %s%s"
                        .formatted(
                                row.get("segment_name").textValue(),
                                row.get("segment").isNull()
                                        ? "-"
                                        : row.get("segment").textValue(),
                                row.get("voucher_amount").decimalValue().toPlainString(),
                                row.get("count"),
                                row.get("share").decimalValue().toPlainString(),
                                row.get("most_used").booleanValue() ? "*" : "")));
        return rows;
    }
}
