package dev.tributary.api.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.api.Cell;
import dev.tributary.api.Fixture;
import dev.tributary.api.SampleAttribution;
import dev.tributary.api.Web;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributionEndpointsTest {

    private static final String ROOT = "/api/attribution/";

    private static Fixture fixture;
    private static Web web;

    @BeforeAll
    static void start() {
        List<Cell> cells = new ArrayList<>(SampleAttribution.cells());
        for (int channel = 0; channel <= 1_000; channel++) {
            cells.add(count("transitions", Map.of("from_channel", "c" + channel, "to_channel", ""), 1, 0));
            cells.add(count("transitions", Map.of("from_channel", "", "to_channel", "c" + channel), 1, 0));
            cells.add(count("channel-sets", Map.of("channel_name", "c" + channel, "channels", "1"), 1, 0));
        }
        cells.add(new Cell(
                Set.of("transitions"),
                "torn",
                Map.of("date", "2024-01-01", "from_channel", "", "to_channel", "A"),
                List.of(BigInteger.ONE, BigInteger.ZERO)));
        fixture = Fixture.start(cells);
        web = fixture.web();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void shouldShowTheJourneyOfAnAttributedConversionOldestFirst() {
        JsonNode journey = withoutFreshness(web.json(ROOT + "customer-journeys/o1"));

        assertThat(journey).isEqualTo(Web.parse("""
                {"conv_id": "o1", "user_id": "u1", "converted_at": "2024-01-03T12:00:00Z", "revenue": 100,
                 "revision": "r2", "state": "attributed", "reason": null,
                 "rows": [
                   {"session_id": "s1", "started_at": "2024-01-01T01:00:00Z", "channel_name": "Email",
                    "initializer": 0.5, "holder": 0.5, "closer": 0.5, "ihc": 0.5},
                   {"session_id": "s2", "started_at": "2024-01-02T01:00:00Z", "channel_name": "Search",
                    "initializer": 0.5, "holder": 0.5, "closer": 0.5, "ihc": 0.5}],
                 "next": null}"""));
    }

    @Test
    void shouldListConversionsByIdPageByPage() {
        JsonNode all = web.json(ROOT + "customer-journeys").get("rows");
        List<JsonNode> paged = new ArrayList<>();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            JsonNode page = web.json(
                    ROOT + "customer-journeys?limit=2" + (cursor.get().isEmpty() ? "" : "&cursor=" + cursor.get()));
            page.get("rows").forEach(paged::add);
            cursor = Optional.ofNullable(page.get("next").textValue());
        }

        assertThat(all).isNotEmpty().containsExactlyElementsOf(paged);
        assertThat(paged)
                .extracting(row -> row.get("conv_id").textValue())
                .isSorted()
                .contains("o1", "twice");
        assertThat(paged).contains(Web.parse("""
                        {"conv_id": "o1", "user_id": "u1", "converted_at": "2024-01-03T12:00:00Z",
                         "state": "attributed", "revenue": 100, "sessions": 2}"""));
    }

    @Test
    void shouldListConversionsOfAStateAndOfUsers() {
        assertThat(web.json(ROOT + "customer-journeys?state=refused").get("rows"))
                .extracting(row -> row.get("conv_id").textValue())
                .containsExactly("o2");
        assertThat(web.json(ROOT + "customer-journeys?user_id=u5,u6").get("rows"))
                .extracting(row -> row.get("conv_id").textValue())
                .containsExactly("a/b, ü", "twice", "twice");
        assertThat(web.get(ROOT + "customer-journeys?state=lost").statusCode()).isEqualTo(400);
    }

    @Test
    void shouldShowNoSharesWhereTheServiceRefusedOrHasNotAnswered() {
        JsonNode refused = web.json(ROOT + "customer-journeys/o2/");
        JsonNode pending = web.json(ROOT + "customer-journeys/o4");

        assertThat(refused.get("state").textValue()).isEqualTo("refused");
        assertThat(refused.get("reason").textValue()).isEqualTo("too long");
        assertThat(refused.get("rows").get(0).get("ihc").isNull()).isTrue();
        assertThat(pending.get("state").textValue()).isEqualTo("pending");
        assertThat(pending.get("rows")).hasSize(2).allMatch(row -> row.get("initializer")
                .isNull());
    }

    @Test
    void shouldShowAConversionWithoutAJourney() {
        JsonNode journey = web.json(ROOT + "customer-journeys/o3");

        assertThat(journey.get("state").textValue()).isEqualTo("unattributed");
        assertThat(journey.get("rows")).isEmpty();
    }

    @Test
    void shouldFindAConversionByAnyIdWhenItIsPercentEncoded() {
        assertThat(web.json(ROOT + "customer-journeys/a%2Fb%2C%20%C3%BC")
                        .get("conv_id")
                        .textValue())
                .isEqualTo("a/b, ü");
    }

    @Test
    void shouldNotFindAConversionThatIsNotThere() {
        assertThat(web.get(ROOT + "customer-journeys/o9").statusCode()).isEqualTo(404);
        assertThat(web.get(ROOT + "customer-journeys/o1?user_id=u2").statusCode())
                .isEqualTo(404);
        assertThat(Web.parse(web.get(ROOT + "customer-journeys/o1?workspace=other")
                                .body())
                        .get("detail")
                        .textValue())
                .contains("no such conversion");
    }

    @Test
    void shouldAskForTheUserWhenSeveralHaveAConversionOfThatId() {
        HttpResponse<String> answer = web.get(ROOT + "customer-journeys/twice");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Web.parse(answer.body()).get("detail").textValue()).contains("user_id", "u5", "u6");
        assertThat(web.json(ROOT + "customer-journeys/twice?user_id=u6")
                        .get("revenue")
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    void shouldReportEveryChannelAndDayWithEachCostOnce() {
        assertThat(rows("channel-reporting"))
                .containsExactly(
                        "Email 2024-01-01 1.5 0.5 50 3 33.333333333333",
                        "Email 2024-01-02 0 0 0 null null",
                        "Search 2024-01-02 2.5 0.5 50 5 20",
                        "Display 2024-01-03 4 0 0 null 0",
                        "Search 2024-01-03 0 0 0 null null",
                        "Search 2024-01-06 0 1 10 0 null");
        assertThat(rows("channel-reporting?model=last&channel_name=Search&from=2024-01-02&to=2024-01-02"))
                .containsExactly("Search 2024-01-02 2.5 2 150 1.25 60");
    }

    @Test
    void shouldNameTheColumnsOfCsvAsTheExportDoes() {
        assertThat(web.get(ROOT + "channel-reporting?to=2024-01-01", "Accept", "text/csv")
                        .body())
                .isEqualTo("channel_name,date,cost,ihc,ihc_revenue,CPO,ROAS\r\n"
                        + "Email,2024-01-01,1.5,0.5,50,3,33.333333333333\r\n");
    }

    /** Email > Search, Search, Email, Search: one conversion of Email and Search, 100, and three of one channel alone. */
    @Test
    void shouldCreditChannelsOverPathsWithoutADay() {
        assertThat(rows("channel-reporting?model=shapley"))
                .containsExactly(
                        "Display null 4 0 0 null 0", "Email null 1.5 1.5 80.25 1 53.5", "Search null 2.5 2.5 110 1 44");
        assertThat(rows("channel-reporting?model=markov&channel_name=Email,Search"))
                .allMatch(row -> row.startsWith("Email null 1.5 ") || row.startsWith("Search null 2.5 "))
                .hasSize(2);
        assertThat(sum(
                        web.json(ROOT + "channel-reporting?model=markov&losses=true")
                                .get("rows"),
                        "ihc"))
                .isEqualByComparingTo("4");
        assertThat(sum(web.json(ROOT + "channel-reporting?model=markov").get("rows"), "ihc_revenue"))
                .isEqualByComparingTo("190.25");
    }

    /** Alone, o1 starts with Email and ends with Search: 1 of 1 is lost without either. */
    @Test
    void shouldTakeTheConversionsOfTheRangeAlone() {
        assertThat(rows("channel-reporting?model=markov&from=2024-01-03&to=2024-01-03"))
                .containsExactly(
                        "Display null 4 0 0 null 0", "Email null 0 0.5 50 0 null", "Search null 0 0.5 50 0 null");
    }

    /** With the lost path Display > Search, Search converts 3 of 4, and nothing comes of Display alone. */
    @Test
    void shouldCountLostPathsWhenAskedTo() {
        List<String> without = rows("channel-reporting?model=markov");
        List<String> with = rows("channel-reporting?model=markov&losses=true");

        assertThat(without.getFirst()).isEqualTo("Display null 4 0 0 null 0");
        assertThat(with.getFirst()).startsWith("Display null 4 0.").isNotEqualTo(without.getFirst());
        assertThat(rows("channel-reporting?model=shapley&losses=true"))
                .isEqualTo(rows("channel-reporting?model=shapley"));
        assertThat(web.get(ROOT + "channel-reporting?losses=true").statusCode()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({
        "first, 9, 9, 9",
        "last, 15, 6, 6",
        "linear, 10.5, 9, 7.5",
        "position, 11.1, 8.4, 7.5",
        "markov, 10.643154, 8.514523, 7.842324",
        "shapley, 10.5, 9, 7.5"
    })
    void shouldGiveThePublishedCreditsOfPublishedPaths(String model, String a, String b, String c) {
        JsonNode comparison = web.json(ROOT + "models?workspace=published");

        assertThat(StreamSupport.stream(comparison.get("rows").spliterator(), false)
                        .map(row -> row.get(model).decimalValue().setScale(5, RoundingMode.HALF_UP)))
                .zipSatisfy(List.of(a, b, c), (credit, expected) -> assertThat(credit)
                        .isEqualByComparingTo(new BigDecimal(expected).setScale(5, RoundingMode.HALF_UP)));
        assertThat(comparison.get("totals").get(model).decimalValue().setScale(4, RoundingMode.HALF_UP))
                .isEqualByComparingTo("27");
        assertThat(comparison.get("conversions").intValue()).isEqualTo(27);
    }

    @Test
    void shouldAgreeOnTheConversionsWithAJourney() {
        JsonNode comparison = web.json(ROOT + "models");

        assertThat(comparison.get("conversions").intValue()).isEqualTo(4);
        for (String model :
                List.of("first", "last", "last_non_direct", "linear", "position", "time_decay", "markov", "shapley")) {
            assertThat(comparison.get("totals").get(model).decimalValue())
                    .as(model)
                    .isEqualByComparingTo("4");
        }
        assertThat(comparison.get("totals").get("ihc").decimalValue()).isEqualByComparingTo("2");
        assertThat(comparison.get("rows").findValuesAsText("channel_name"))
                .containsExactly("Display", "Email", "Search");
    }

    @Test
    void shouldRankPathsByTheirConversions() {
        JsonNode paths = web.json(ROOT + "paths");

        assertThat(paths.get("rows").get(0)).isEqualTo(Web.parse("""
                {"path": "Search", "conversions": 2, "share": 0.5, "revenue": 60, "mean_length": 1,
                 "mean_days": 1.5}"""));
        assertThat(paths.get("rows").findValuesAsText("path")).containsExactly("Search", "Email", "Email > Search");
        assertThat(paths.get("conversions").intValue()).isEqualTo(4);
        assertThat(paths.get("revenue").decimalValue()).isEqualByComparingTo("190.25");
        assertThat(paths.get("length")).isEqualTo(Web.parse("""
                {"mean": 1.5, "median": 1.5, "mode": 1, "p25": 1, "p75": 2, "p90": 2, "p95": 2, "max": 2}"""));
        assertThat(paths.get("days").get("median").decimalValue()).isEqualByComparingTo("2");
        assertThat(paths.get("days").get("max").intValue()).isEqualTo(4);
    }

    @Test
    void shouldKeepTheMostFrequentPathsOfThePageAlone() {
        assertThat(web.json(ROOT + "paths?limit=1&workspace=published&from=2024-01-02")
                        .get("rows")
                        .findValuesAsText("path"))
                .containsExactly("A");
    }

    @Test
    void shouldSumUp() {
        assertThat(withoutFreshness(web.json(ROOT + "summary"))).isEqualTo(Web.parse("""
                {"conversions": 7, "attributed": 2, "unattributed": 3, "pending": 1, "refused": 1,
                 "revenue": 213.25, "attributed_revenue": 110, "mean_journey_length": 1.5, "median_days": 2,
                 "cost": 8, "cpo": 4, "roas": 13.75}"""));
        JsonNode empty = web.json(ROOT + "summary?workspace=empty");
        assertThat(empty.get("conversions").intValue()).isZero();
        assertThat(empty.get("cpo").isNull()).isTrue();
        assertThat(empty.get("median_days").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer-journeys/o1",
                "channel-reporting",
                "channel-reporting?model=markov",
                "models",
                "paths",
                "paths?workspace=published"
            })
    void shouldGiveTheSameRowsPageByPage(String path) {
        String address = ROOT + path + (path.contains("?") ? "&" : "?");
        List<JsonNode> paged = new ArrayList<>();
        JsonNode page = web.json(address + "limit=1");
        page.get("rows").forEach(paged::add);
        while (!page.get("next").isNull()) {
            page = web.json(address + "limit=1&cursor=" + page.get("next").textValue());
            page.get("rows").forEach(paged::add);
        }

        assertThat(paged).hasSizeGreaterThan(1);
        assertThat(paged).containsExactlyElementsOf(web.json(address).get("rows"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "channel-reporting?workspace=many&model=markov",
                "channel-reporting?workspace=many&model=shapley",
                "models?workspace=many"
            })
    void shouldRefuseMoreChannelsThanPathModelsTake(String path) {
        HttpResponse<String> answer = web.get(ROOT + path);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Web.parse(answer.body()).get("detail").textValue()).contains("1000 channels");
    }

    @Test
    void shouldAskToTryAgainWhenCountsDoNotFitTogether() {
        assertThat(web.get(ROOT + "channel-reporting?workspace=torn&model=markov")
                        .statusCode())
                .isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"channel-reporting?model=best", "paths?model=ihc", "customer-journeys/o1?from=2024-01-01"})
    void shouldRefuseWhatItDoesNotKnow(String path) {
        assertThat(web.get(ROOT + path).statusCode()).isEqualTo(400);
    }

    private static List<String> rows(String path) {
        List<String> fields = List.of("channel_name", "date", "cost", "ihc", "ihc_revenue", "cpo", "roas");
        return StreamSupport.stream(web.json(ROOT + path).get("rows").spliterator(), false)
                .map(row -> String.join(
                        " ", fields.stream().map(name -> row.get(name).asText()).toList()))
                .toList();
    }

    private static BigDecimal sum(JsonNode rows, String field) {
        return IntStream.range(0, rows.size())
                .mapToObj(i -> rows.get(i).get(field).decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static JsonNode withoutFreshness(JsonNode answer) {
        ((ObjectNode) answer).remove("freshness");
        return answer;
    }

    private static Cell count(String rollup, Map<String, String> dimensions, long... counts) {
        Map<String, String> dated = new HashMap<>(dimensions);
        dated.put("date", "2024-01-01");
        return new Cell(
                Set.of(rollup),
                "many",
                dated,
                LongStream.of(counts).mapToObj(BigInteger::valueOf).toList());
    }
}
