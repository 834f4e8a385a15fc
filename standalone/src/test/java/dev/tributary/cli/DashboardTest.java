package dev.tributary.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.tributary.producers.ExitCodes;
import dev.tributary.producers.stack.RunningStack;
import dev.tributary.standalone.LocalStack;
import dev.tributary.standalone.Progress;
import dev.tributary.standalone.StackPorts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboard in a real browser, on the stack and the data of the demo. */
@Timeout(300)
final class DashboardTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AXE = "META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    private static final String PHONE = "document.documentElement.scrollWidth - window.innerWidth";

    @TempDir
    private static Path folder;

    private static Chromium chromium;
    private static LocalStack stack;
    private static RunningStack running;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        stack = LocalStack.of(folder.resolve("stack"), StackPorts.FREE);
        running = stack.start(Progress.to(new PrintStream(OutputStream.nullOutputStream())));
        SampleData.sendOnce(folder.resolve("stack"));
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?workspace=shop",
                "/growth?budget=10000",
                "/attribution",
                "/campaigns",
                "/vouchers",
                "/commerce?workspace=shop&customer=7",
                "/commerce",
                "/pipeline"
            })
    void shouldShowThePageAccessiblyAndWithoutErrors(String path) throws IOException {
        try (DashboardVisit visit = visit(path)) {
            assertAccessible(visit.page(), "{ resultTypes: ['violations'] }");
            visit.dark(true);
            assertAccessible(visit.page(), "{ resultTypes: ['violations'], runOnly: ['color-contrast'] }");
            visit.page().setViewportSize(390, 844);
            visit.settled();
            assertThat(visit.page().evaluate(PHONE))
                    .as("pixels beyond a phone's width")
                    .isEqualTo(0);
            visit.assertNoComplaints();
        }
    }

    @Test
    void shouldShowWhatTheApiAnswers() throws IOException {
        JsonNode rows = json("/api/commerce/revenue-by-category?workspace=shop").get("rows");
        List<List<String>> expected = new ArrayList<>();
        rows.forEach(row -> expected.add(List.of(
                row.get("category").asText("unknown"),
                amount(row.get("units"), 0),
                amount(row.get("orders"), 0),
                amount(row.get("revenue"), 2))));

        try (DashboardVisit visit = visit("/commerce?workspace=shop&range=all&tables=categories")) {
            assertThat(visit.table("categories")).containsExactlyElementsOf(expected);
        }
        try (DashboardVisit visit = visit("/commerce?workspace=shop&range=all")) {
            visit.page().locator("#panel-categories .chart").hover();
            assertThat(visit.page().locator(".chart-tip")).isVisible();
            visit.assertNoComplaints();
            List<BigDecimal> falling = new ArrayList<>();
            rows.forEach(row -> falling.add(row.get("revenue").decimalValue()));
            falling.sort((a, b) -> b.compareTo(a));
            assertThat(
                            visit.page()
                                    .evaluate(
                                            "() => String(echarts.getInstanceByDom("
                                                    + "document.querySelector('#panel-categories .chart')).getOption().series[0].data)"))
                    .isEqualTo(String.join(
                            ",",
                            falling.stream()
                                    .map(value -> value.stripTrailingZeros().toPlainString())
                                    .toList()));
        }
    }

    @Test
    void shouldKeepTheChoicesInAnAddressThatOthersCanOpen() throws IOException {
        String shared;
        try (DashboardVisit visit = visit("/growth")) {
            visit.page().locator("select[name=device]").selectOption("touch");
            visit.page().locator("button[name=range-12m]").click();
            assertThat(visit.page()).hasURL(Pattern.compile(".*/growth\\?device=touch&range=12m"));
            shared = visit.page().url().substring(running.api().toString().length());
        }
        JsonNode summary = json("/api/growth/summary?device=touch&from=2024-01-01&to=2024-12-31");

        try (DashboardVisit visit = visit(shared)) {
            assertThat(visit.figure("Daily users")).hasText(amount(summary.get("dau"), 1));
            assertThat(visit.figure("Average order")).hasText(amount(summary.get("average_order"), 2));
            assertThat(visit.page().locator("select[name=device]")).hasValue("touch");
        }
    }

    @Test
    void shouldCountRangesInDaysOfTheCalendar() {
        Map<String, String> days = Map.of(
                "rangeOf('7d', '2024-03-03')", "2024-02-26 2024-03-03",
                "rangeOf('13w', '2024-12-31')", "2024-10-07 2024-12-31",
                "rangeOf('13w', '2024-12-30')", "2024-10-07 2024-12-30",
                "rangeOf('12m', '2024-02-29')", "2023-03-01 2024-02-29",
                "before({ from: '2024-03-01', to: '2024-03-31' })", "2024-01-30 2024-02-29",
                "before({ from: '2024-03-01', to: '2024-03-01' })", "2024-02-29 2024-02-29");
        try (DashboardVisit visit = visit("/vouchers")) {
            days.forEach((call, expected) -> assertThat(visit.page().evaluate("""
                            async () => {
                              const { rangeOf, before } = await import('/dashboard/periods.js');
                              const { from, to } = %s;
                              return `${from} ${to}`;
                            }""".formatted(call)))
                    .as(call)
                    .isEqualTo(expected));
        }
    }

    @Test
    void shouldGoFromPageToPageAndBack() {
        try (DashboardVisit visit = visit("/?range=all")) {
            visit.page().locator("nav a[data-page=campaigns]").click();
            visit.settled();
            assertThat(visit.page()).hasURL(Pattern.compile(".*/campaigns\\?range=all"));
            visit.page().goBack();
            assertThat(visit.page().locator("h1")).hasText("Overview");
        }
    }

    @Test
    void shouldGiveTheRowsOfAPanelAsCsv() throws IOException {
        try (DashboardVisit visit = visit("/campaigns?range=all")) {
            Download download = visit.page().waitForDownload(() -> visit.page()
                    .locator("#panel-performance button[aria-label$=CSV]")
                    .click());

            assertThat(Files.readString(download.path(), StandardCharsets.UTF_8))
                    .startsWith("category,type,count,revenue,conversions,impressions,clicks,click_through_rate\r\n");
        }
    }

    @Test
    void shouldOfferConversionsAndCustomersToChooseFrom() throws IOException {
        try (DashboardVisit visit = visit("/attribution")) {
            visit.page().locator("#panel-journey button.link").first().click();
            assertThat(visit.page().locator("#panel-journey .steps .end")).isVisible();
            assertThat(visit.page()).hasURL(Pattern.compile(".*/attribution\\?conversion=.+&user=.+"));
            visit.page().goBack();
            assertThat(visit.page().locator("#panel-journey button.link").first())
                    .isVisible();
            visit.assertNoComplaints();
        }
        try (DashboardVisit visit = visit("/commerce?workspace=shop")) {
            visit.page().locator("#panel-recommendations button.link").first().click();
            assertThat(visit.page().locator("#panel-recommendations .figures")).isVisible();
            assertThat(visit.page()).hasURL(Pattern.compile(".*[?&]customer=.+"));
            visit.assertNoComplaints();
        }
    }

    @Test
    void shouldSayWhereTheDataIsThatAWorkspaceLacks() {
        try (DashboardVisit visit = visit("/commerce")) {
            visit.page().locator(".places button").click();

            assertThat(visit.page()).hasURL(Pattern.compile(".*/commerce\\?workspace=shop"));
            assertThat(visit.figure("Customers")).isVisible();
        }
    }

    @Test
    void shouldSayWhatIsWrongInTheWordsOfTheApi() {
        try (DashboardVisit visit = visit("/commerce?workspace=shop&customer=nobody")) {
            assertThat(visit.page().locator("#panel-recommendations .failed")).containsText("no such customer");
        }
    }

    /** The newest day of the data gets another order while somebody looks at it. */
    @Test
    void shouldFollowAnOrderThatArrives() throws IOException {
        try (DashboardVisit visit = visit("/?range=all&workspace=followed")) {
            Path orders = folder.resolve("late-orders.csv");
            Files.writeString(orders, "Uid,Buy Ts,Revenue\n4711,2024-12-31 12:00,1234.56\n");

            assertThat(replay("growth", orders, "followed")).isEqualTo(ExitCodes.FINE);

            assertThat(visit.figure("Revenue")).hasText("1,234.56");
        }
    }

    @Test
    void shouldFollowAReplayOnThePageOfThePipeline() throws IOException {
        try (DashboardVisit visit = visit("/pipeline?workspace=watched")) {
            assertThat(visit.figure("Rows read")).hasText("0");
            Path orders = folder.resolve("watched-orders.csv");
            Files.writeString(orders, "Uid,Buy Ts,Revenue\n4711,2024-12-31 12:00,1234.56\n");

            assertThat(replay("growth", orders, "watched")).isEqualTo(ExitCodes.FINE);

            assertThat(visit.figure("Rows read")).hasText("1");
            assertThat(visit.table("replays")).hasSize(1);
        }
    }

    @Test
    void shouldShowDeadLettersByTheirReason() throws IOException {
        Path bad = folder.resolve("bad.csv");
        try (InputStream in = resource("dev/tributary/producers/samples/campaigns-with-errors.csv")) {
            Files.copy(in, bad);
        }
        assertThat(replay("campaigns", bad, "set-aside")).isEqualTo(ExitCodes.REJECTED_ROWS);

        try (DashboardVisit visit = visit("/pipeline?workspace=set-aside")) {
            assertThat(visit.figure("Set aside")).hasText("8");
            assertThat(visit.table("dead-letters"))
                    .extracting(List::getFirst)
                    .contains("revenue is negative", "customer_id is empty");
        }
    }

    private static int replay(String dataset, Path file, String workspace) {
        return Tributary.commandLine()
                .execute(
                        "replay",
                        dataset,
                        file.toString(),
                        "--workspace",
                        workspace,
                        "--wait",
                        "--quiet",
                        "--data",
                        folder.resolve("stack").toString());
    }

    private static DashboardVisit visit(String path) {
        return DashboardVisit.of(chromium.browser(), running.api()).open(path);
    }

    private static JsonNode json(String path) throws IOException {
        return JSON.readTree(running.api().resolve(path).toURL());
    }

    private static String amount(JsonNode number, int digits) {
        BigDecimal value = number.decimalValue().setScale(digits, RoundingMode.HALF_EVEN);
        String pattern = digits == 2 ? "#,##0.00" : "#,##0.#";
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.UK)).format(value);
    }

    private static void assertAccessible(Page page, String options) throws IOException {
        page.evaluate(axe());
        assertThat(page.evaluate("""
                        async () => {
                          const { violations } = await axe.run(document, %s);
                          return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html} ${n.failureSummary}`)).join();
                        }""".formatted(options)))
                .as("violations of accessibility")
                .isEqualTo("");
    }

    private static String axe() throws IOException {
        try (InputStream in = resource(AXE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(DashboardTest.class.getClassLoader().getResourceAsStream(name), name);
    }
}
