package dev.tributary.api.campaigns;

import static dev.tributary.api.campaigns.Expected.CONVERSIONS;
import static dev.tributary.api.campaigns.Expected.COUNT;
import static dev.tributary.api.campaigns.Expected.REVENUE;
import static dev.tributary.api.campaigns.Expected.having;
import static dev.tributary.api.campaigns.Expected.in;
import static dev.tributary.api.campaigns.Expected.key;
import static dev.tributary.api.campaigns.Expected.ratio;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.Cell;
import dev.tributary.api.Fixture;
import dev.tributary.api.SampleResults;
import dev.tributary.api.Web;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignEndpointsTest {

    private static final Expected ALL = new Expected(SampleResults.cells());
    private static final Expected DEFAULT = ALL.where(in("default"));

    private static Fixture fixture;
    private static Web web;

    @BeforeAll
    static void start() {
        fixture = Fixture.start(SampleResults.cells());
        web = fixture.web();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void shouldGiveTheRateOfEachCustomer() {
        Map<String, List<BigDecimal>> expected = DEFAULT.by(key("customer_id"));

        JsonNode rows = web.json("/api/conversion-rate/").get("conversion_rates");

        assertThat(rows).hasSize(expected.size());
        for (JsonNode row : rows) {
            List<BigDecimal> sums = expected.get(row.get("customer_id").textValue());
            assertThat(row.get("revenue").decimalValue()).isEqualByComparingTo(sums.get(REVENUE));
            assertThat(row.get("conversions").decimalValue()).isEqualByComparingTo(sums.get(CONVERSIONS));
            assertRate(row.get("conversion_rate"), sums);
        }
    }

    @Test
    void shouldNameTheSmallestIdWhenTheHighestRateTies() {
        JsonNode answer = web.json("/api/conversion-rate/?limit=1");

        assertThat(answer.get("highest").get("customer_id").textValue()).isEqualTo("tie 1");
        assertThat(answer.get("highest").get("conversion_rate").decimalValue()).isEqualByComparingTo("900000");
        assertThat(answer.get("conversion_rates")).hasSize(1);
    }

    @Test
    void shouldLeaveCustomersWithoutRevenueOutOfTheRanking() {
        JsonNode answer = web.json("/api/conversion-rate/?from=2024-06-01&to=2024-06-01");

        assertThat(customers(answer.get("conversion_rates"))).contains("no revenue");
        BigDecimal lowest = answer.get("lowest").get("conversion_rate").decimalValue();
        assertThat(rates(answer)).isNotEmpty().allMatch(rate -> rate.compareTo(lowest) >= 0);
        assertThat(answer.get("lowest").get("customer_id").textValue()).isNotEqualTo("no revenue");
    }

    @Test
    void shouldHaveNoHighestAndLowestWhenNothingMatches() {
        JsonNode answer = web.json("/api/conversion-rate/?category=none");

        assertThat(answer.get("conversion_rates")).isEmpty();
        assertThat(answer.get("highest").isNull()).isTrue();
        assertThat(answer.get("lowest").isNull()).isTrue();
        assertThat(answer.get("next").isNull()).isTrue();
    }

    @Test
    void shouldKeepWorkspacesApart() {
        Expected other = ALL.where(in(SampleResults.OTHER_WORKSPACE));

        JsonNode byParameter = web.json("/api/conversion-rate?workspace=" + Web.encoded(SampleResults.OTHER_WORKSPACE));
        JsonNode byHeader = web.json("/api/conversion-rate", "X-Workspace", SampleResults.OTHER_WORKSPACE);

        assertThat(Set.copyOf(customers(byParameter.get("conversion_rates"))))
                .isEqualTo(other.by(key("customer_id")).keySet());
        assertThat(byHeader).isEqualTo(byParameter);
    }

    @ParameterizedTest
    @CsvSource({"status, HIDDEN", "type, AWARENESS", "category, Größe"})
    void shouldFilterRatesByOneValue(String dimension, String value) {
        Map<String, List<BigDecimal>> expected =
                DEFAULT.where(having(dimension, value)).by(key("customer_id"));

        JsonNode rows = web.json("/api/conversion-rate?" + dimension + "=" + Web.encoded(value))
                .get("conversion_rates");

        assertThat(Set.copyOf(customers(rows))).isEqualTo(expected.keySet());
        rows.forEach(row -> assertRate(
                row.get("conversion_rate"), expected.get(row.get("customer_id").textValue())));
    }

    @Test
    void shouldTakeSeveralValuesRepeatedOrBetweenCommasAndCommasWithinAValue() {
        JsonNode repeated = web.json("/api/status-distribution?type=CONVERSION&type=AWARENESS");
        JsonNode commas = web.json("/api/status-distribution?type=CONVERSION,AWARENESS");
        JsonNode escaped = web.json("/api/status-distribution?type=" + Web.encoded("A\\,B"));

        assertThat(commas).isEqualTo(repeated);
        assertThat(types(repeated)).containsOnly("CONVERSION", "AWARENESS");
        assertThat(types(escaped)).containsOnly("A,B");
    }

    @Test
    void shouldSumEachSegmentAndEachStatus() {
        JsonNode answer = web.json("/api/status-distribution/?from=2024-03-01&to=2024-09-30");

        Expected ranged = DEFAULT.where(
                cell -> date(cell).compareTo("2024-03-01") >= 0 && date(cell).compareTo("2024-09-30") <= 0);
        assertSums(
                answer.get("distribution"), ranged.by(key("status", "type", "category")), "status", "type", "category");
        assertSums(answer.get("totals"), ranged.by(key("status")), "status");
    }

    @Test
    void shouldGiveTotalsOverEverythingWhateverThePage() {
        assertSums(web.json("/api/status-distribution/?limit=1").get("totals"), DEFAULT.by(key("status")), "status");
    }

    @Test
    void shouldFindTheTopOverEverythingWhateverThePage() {
        JsonNode whole = web.json("/api/category-type-performance/");
        JsonNode page = web.json("/api/category-type-performance/?limit=1");

        assertSums(whole.get("performance"), DEFAULT.by(key("category", "type")), "category", "type");
        BigDecimal most = DEFAULT.by(key("category", "type")).values().stream()
                .map(sums -> sums.get(CONVERSIONS))
                .max(BigDecimal::compareTo)
                .orElseThrow();
        assertThat(whole.get("top").get("conversions").decimalValue()).isEqualByComparingTo(most);
        assertThat(page.get("performance")).hasSize(1);
        assertThat(page.get("top")).isEqualTo(whole.get("top"));
    }

    @Test
    void shouldAverageConversionsByDefaultAndEveryTypeOnAStar() {
        JsonNode byDefault = web.json("/api/filtered-aggregation/");
        JsonNode everyType = web.json("/api/filtered-aggregation/?type=*");

        assertAverages(byDefault, DEFAULT.where(having("type", "CONVERSION")).by(key("customer_id")));
        assertAverages(everyType, DEFAULT.by(key("customer_id")));
        assertThat(byDefault.get("filter").get("type").get(0).textValue()).isEqualTo("CONVERSION");
        assertThat(everyType.get("filter").get("type").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/conversion-rate, conversion_rates",
        "/api/status-distribution/, distribution",
        "/api/category-type-performance, performance",
        "/api/filtered-aggregation/, aggregation"
    })
    void shouldGiveTheWholeWhenAllPagesAreReadOneByOne(String path, String rows) {
        for (String filter : List.of("?", "?from=2024-02-01&status=ENABLED,HIDDEN&")) {
            List<JsonNode> whole = list(web.json(path + filter + "limit=10000").get(rows));
            for (int limit : List.of(1, 7, whole.size())) {
                assertThat(pages(path + filter + "limit=" + limit, rows)).isEqualTo(whole);
            }
        }
    }

    private List<JsonNode> pages(String address, String rows) {
        List<JsonNode> read = new ArrayList<>();
        JsonNode page = web.json(address);
        read.addAll(list(page.get(rows)));
        while (!page.get("next").isNull()) {
            page = web.json(address + "&cursor=" + page.get("next").textValue());
            assertThat(page.get(rows)).isNotEmpty();
            read.addAll(list(page.get(rows)));
        }
        return read;
    }

    private static void assertSums(JsonNode rows, Map<String, List<BigDecimal>> expected, String... dimensions) {
        assertThat(rows).hasSize(expected.size());
        for (JsonNode row : rows) {
            List<String> names = new ArrayList<>();
            List.of(dimensions)
                    .forEach(dimension -> names.add(row.get(dimension).textValue()));
            List<BigDecimal> sums = expected.get(String.join("|", names));
            assertThat(row.get("count").decimalValue()).isEqualByComparingTo(sums.get(COUNT));
            assertThat(row.get("revenue").decimalValue()).isEqualByComparingTo(sums.get(REVENUE));
            assertThat(row.get("conversions").decimalValue()).isEqualByComparingTo(sums.get(CONVERSIONS));
        }
    }

    private static void assertAverages(JsonNode answer, Map<String, List<BigDecimal>> expected) {
        assertThat(answer.get("aggregation")).hasSize(expected.size());
        for (JsonNode row : answer.get("aggregation")) {
            List<BigDecimal> sums = expected.get(row.get("customer_id").textValue());
            assertThat(row.get("count").decimalValue()).isEqualByComparingTo(sums.get(COUNT));
            assertThat(row.get("average_revenue").decimalValue())
                    .isEqualByComparingTo(ratio(sums.get(REVENUE), sums.get(COUNT)));
            assertThat(row.get("average_conversions").decimalValue())
                    .isEqualByComparingTo(ratio(sums.get(CONVERSIONS), sums.get(COUNT)));
        }
    }

    private static void assertRate(JsonNode rate, List<BigDecimal> sums) {
        if (sums.get(REVENUE).signum() == 0) {
            assertThat(rate.isNull()).isTrue();
        } else {
            assertThat(rate.decimalValue()).isEqualByComparingTo(ratio(sums.get(CONVERSIONS), sums.get(REVENUE)));
        }
    }

    private static List<String> customers(JsonNode rows) {
        return list(rows).stream()
                .map(row -> row.get("customer_id").textValue())
                .toList();
    }

    private static Set<String> types(JsonNode answer) {
        return Set.copyOf(
                list(answer.get("distribution")).stream()
                        .map(row -> row.get("type").textValue())
                        .toList()
                        .stream()
                        .distinct()
                        .toList());
    }

    private static List<BigDecimal> rates(JsonNode answer) {
        return list(answer.get("conversion_rates")).stream()
                .map(row -> row.get("conversion_rate"))
                .filter(rate -> !rate.isNull())
                .map(JsonNode::decimalValue)
                .toList();
    }

    private static String date(Cell cell) {
        return cell.dimensions().getOrDefault("date", "");
    }

    private static List<JsonNode> list(JsonNode rows) {
        List<JsonNode> list = new ArrayList<>();
        rows.forEach(list::add);
        return list;
    }
}
