package dev.tributary.api.growth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.Fixture;
import dev.tributary.api.SampleGrowth;
import dev.tributary.api.Web;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages, CSV and refusals of the growth endpoints. */
class GrowthPagesTest {

    private static Fixture fixture;
    private static Web web;

    @BeforeAll
    static void start() {
        fixture = Fixture.start(SampleGrowth.cells());
        web = fixture.web();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "active-users",
                "sessions?granularity=week",
                "session-length?by=device",
                "session-length?by=month",
                "session-length?by=source",
                "retention?granularity=week",
                "time-to-order",
                "time-to-order?by=cohort",
                "time-to-order?by=device",
                "orders?granularity=week",
                "ltv?granularity=week",
                "costs",
                "costs?granularity=month",
                "cac",
                "cac?by=cohort",
                "roi",
                "roi?by=cohort",
                "advice"
            })
    void shouldGiveTheSameRowsPageByPage(String path) {
        String address = "/api/growth/" + path + (path.contains("?") ? "&" : "?");
        List<JsonNode> paged = new ArrayList<>();
        JsonNode page = web.json(address + "limit=2");
        while (true) {
            assertThat(page.get("rows").size()).isLessThanOrEqualTo(2);
            page.get("rows").forEach(paged::add);
            if (page.get("next").isNull()) {
                break;
            }
            page = web.json(address + "limit=2&cursor=" + page.get("next").textValue());
        }

        assertThat(paged).hasSizeGreaterThan(2);
        assertThat(paged).containsExactlyElementsOf(web.json(address).get("rows"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"costs", "cac", "roi", "advice"})
    void shouldRefuseADeviceWhereCostsKnowNone(String path) {
        JsonNode problem =
                Web.parse(web.get("/api/growth/" + path + "?device=touch").body());

        assertThat(problem.get("status").intValue()).isEqualTo(400);
        assertThat(problem.get("errors").get(0).get("field").textValue()).isEqualTo("device");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders?granularity=year",
                "roi?net=1",
                "advice?budget=1.001",
                "advice?budget=-1",
                "cac?by=device"
            })
    void shouldRefuseWordsAndAmountsItDoesNotKnow(String path) {
        assertThat(web.get("/api/growth/" + path).statusCode()).isEqualTo(400);
    }

    @Test
    void shouldWriteCsvWithTheColumnsOfARow() {
        assertThat(web.get("/api/growth/cac/?by=cohort", "Accept", "text/csv").body())
                .startsWith("cohort,cost,buyers,cac\r\n");
        assertThat(web.get("/api/growth/summary", "Accept", "text/csv").body().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("dau,wau,mau,sticky_dau_wau");
        assertThat(web.get("/api/growth/retention/", "Accept", "text/csv").body())
                .startsWith("cohort,cohort_size,period_number,users,share\r\n");
    }

    @Test
    void shouldHaveNoFiguresWhereThereAreNoFacts() {
        JsonNode summary = web.json("/api/growth/summary?workspace=empty");
        JsonNode orders = web.json("/api/growth/orders?workspace=empty");

        assertThat(summary.get("dau").isNull()).isTrue();
        assertThat(summary.get("orders").intValue()).isZero();
        assertThat(orders.get("rows")).isEmpty();
        assertThat(orders.get("average_order").isNull()).isTrue();
        assertThat(web.json("/api/growth/advice?workspace=empty&budget=5").get("rows"))
                .isEmpty();
    }

    @Test
    void shouldRefuseSeveralDevicesWhereAUserWouldCountTwice() {
        assertThat(web.get("/api/growth/active-users?device=desktop,touch").statusCode())
                .isEqualTo(422);
    }
}
