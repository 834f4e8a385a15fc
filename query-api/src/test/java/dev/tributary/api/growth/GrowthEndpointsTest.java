package dev.tributary.api.growth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.Fixture;
import dev.tributary.api.SampleGrowth;
import dev.tributary.api.Web;
import dev.tributary.twin.Twin;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every endpoint over what the stores hold, against SQL straight over the facts. */
class GrowthEndpointsTest {

    /** Users by their own device and source. */
    private static final String OWN = "JOIN first_touch AS own USING (workspace, user_id)";

    private static Twin twin;
    private static Fixture fixture;
    private static Web web;

    @BeforeAll
    static void start() {
        twin = Twin.open();
        SampleGrowth.fill(twin);
        fixture = Fixture.start(SampleGrowth.cells(twin));
        web = fixture.web();
    }

    @AfterAll
    static void stop() {
        fixture.close();
        twin.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"day", "week", "month"})
    void shouldCountActiveUsersOfEveryPeriod(String granularity) {
        String rows = """
                SELECT date_trunc('%s', date)::DATE AS period, count(DISTINCT user_id) AS users, count(*) AS sessions
                FROM visit GROUP BY period ORDER BY period""".formatted(granularity);

        assertRows("active-users?granularity=" + granularity, rows);
        assertBeside(
                "active-users?granularity=" + granularity,
                "average_users",
                "SELECT ratio(sum(users), count(*)) FROM (%s)".formatted(rows));
    }

    @Test
    void shouldCountActiveUsersOfOneDeviceAndSource() {
        String where = "WHERE device = '' AND source = '2' AND date >= '2024-02-01' AND date <= '2024-03-31'";
        String rows = """
                SELECT date_trunc('month', date)::DATE AS period, count(DISTINCT user_id), count(*)
                FROM visit %s GROUP BY period ORDER BY period""";

        assertRows(
                "active-users?granularity=month&device=&source=2&from=2024-01-02&to=2024-03-01", rows.formatted(where));
        assertRows("active-users?granularity=month&source=2", rows.formatted("WHERE source = '2'"));
        assertRows("active-users?granularity=month&device=touch", rows.formatted("WHERE device = 'touch'"));
    }

    @Test
    void shouldCountSessionsOfEveryPeriod() {
        String rows = """
                SELECT date_trunc('week', date)::DATE AS period, count(*) FROM visit
                WHERE device IN ('touch', '') AND date >= '2024-01-08' AND date <= '2024-03-10'
                GROUP BY period ORDER BY period""";
        String path = "sessions?granularity=week&device=touch&device=&from=2024-01-02&to=2024-03-04";

        assertRows(path, rows);
        assertBeside(path, "sessions,average_per_day", """
                SELECT count(*), ratio(count(*), count(DISTINCT date)) FROM visit
                WHERE device IN ('touch', '') AND date >= '2024-01-08' AND date <= '2024-03-10'""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "device", "source", "month"})
    void shouldMeasureSessions(String by) {
        String group = by.isEmpty()
                ? "'all'"
                : by.equals("month") ? "date_trunc('month', date)::DATE::VARCHAR" : "known(%s)".formatted(by);
        assertRows("session-length?from=2024-01-15&to=2024-05-20" + (by.isEmpty() ? "" : "&by=" + by), """
                SELECT %s AS grouped, count(*), ratio(sum(seconds), count(*)), quantile_cont(seconds, 0.5),
                    (SELECT s FROM (SELECT unnest(list(seconds)) AS s) GROUP BY s ORDER BY count(*) DESC, s LIMIT 1),
                    quantile_cont(seconds, 0.25), quantile_cont(seconds, 0.75),
                    quantile_cont(seconds, 0.9), quantile_cont(seconds, 0.95), max(seconds)
                FROM visit WHERE seconds IS NOT NULL AND date BETWEEN '2024-01-15' AND '2024-05-20'
                GROUP BY grouped ORDER BY grouped NULLS FIRST""".formatted(
                        group));
    }

    @ParameterizedTest
    @ValueSource(strings = {"day", "week", "month"})
    void shouldTellWhoCameAgain(String granularity) {
        String rows = """
                WITH active AS (
                    SELECT DISTINCT user_id, date_trunc('%1$s', own.date)::DATE AS cohort,
                        date_trunc('%1$s', visit.date)::DATE AS period
                    FROM visit %2$s WHERE own.source IN ('1', '2')
                ), size AS (SELECT cohort, count(DISTINCT user_id) AS size FROM active GROUP BY cohort)
                SELECT cohort, size, date_diff('%1$s', cohort, period) AS number, count(*), ratio(count(*), size)
                FROM active JOIN size USING (cohort) WHERE cohort >= '2024-01-01'
                GROUP BY cohort, size, number ORDER BY cohort, number""".formatted(granularity, OWN);

        assertRows("retention?granularity=%s&source=1,2&from=2024-01-01".formatted(granularity), rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cohort", "device", "source"})
    void shouldTellHowLongUsersTakeToBuy(String by) {
        String group = by.isEmpty()
                ? "'all'"
                : by.equals("cohort") ? "date_trunc('month', first)::DATE::VARCHAR" : "known(%s)".formatted(by);
        String buyers = """
                SELECT user_id, %s AS grouped, first,
                    floor((epoch_ms(min(ordered_at)) - epoch_ms(min(first))) / 86400000)::BIGINT AS days
                FROM (SELECT user_id, started_at AS first, device, source FROM first_touch) JOIN orders USING (user_id)
                WHERE status IS NULL AND first >= '2024-01-01' AND first < '2024-04-01'
                GROUP BY ALL""".formatted(group);
        String path = "time-to-order?from=2024-01-01&to=2024-03-31" + (by.isEmpty() ? "" : "&by=" + by);

        assertRows(path, """
                WITH buyer AS (%s)
                SELECT grouped, days, count(*), ratio(count(*), (SELECT count(*) FROM buyer AS all_of
                    WHERE all_of.grouped IS NOT DISTINCT FROM buyer.grouped))
                FROM buyer GROUP BY grouped, days ORDER BY grouped NULLS FIRST, days""".formatted(buyers));
        assertBeside(path, "buyers,mean_days,median_days,orders_without_visit", """
                SELECT count(*), ratio(sum(days), count(*)), quantile_cont(days, 0.5), (
                    SELECT count(*) FROM purchase
                    WHERE first_visit_at IS NULL AND date BETWEEN '2024-01-01' AND '2024-03-31')
                FROM (%s)""".formatted(buyers));
    }

    @Test
    void shouldCountOrdersOfEveryPeriodAndBuyersOfTheRange() {
        String where = "FROM purchase WHERE source = '1' AND date >= '2024-02-01' AND date <= '2024-04-30'";
        String path = "orders?granularity=month&source=1&from=2024-01-15&to=2024-04-02";

        assertRows(path, """
                SELECT date_trunc('month', date)::DATE AS period, count(*), count(DISTINCT user_id), sum(revenue),
                    ratio(sum(revenue), count(*)) %s GROUP BY period ORDER BY period""".formatted(where));
        assertBeside(path, "orders,buyers,revenue,average_order,orders_per_buyer", """
                SELECT count(*), count(DISTINCT user_id), sum(revenue), ratio(sum(revenue), count(*)),
                    ratio(count(*), count(DISTINCT user_id)) %s""".formatted(where));
        assertBeside("orders", "orders,buyers", "SELECT count(*), count(DISTINCT user_id) FROM purchase");
        assertBeside(
                "orders?to=2024-02-29&device=",
                "buyers",
                "SELECT count(DISTINCT user_id) FROM purchase WHERE date <= '2024-02-29' AND device = ''");
    }

    @ParameterizedTest
    @ValueSource(strings = {"day", "week", "month"})
    void shouldAddUpWhatCohortsBring(String granularity) {
        assertRows(
                "ltv?granularity=%s&device=desktop,touch".formatted(granularity),
                lifetime(
                        granularity,
                        "device IN ('desktop', 'touch')",
                        "cohort, size, number, revenue, cumulative, ratio(cumulative, size) FROM cell"));
    }

    @Test
    void shouldAddUpCosts() {
        String where = "FROM ad_cost WHERE channel IN ('10', '2') AND date <= '2024-03-31'";
        String path = "costs?granularity=month&source=10&source=2&to=2024-03-15";

        assertRows(path, """
                SELECT date_trunc('month', date)::DATE AS period, channel, sum(cost) %s
                GROUP BY period, channel ORDER BY period, channel""".formatted(where));
        assertRows(
                "costs", "SELECT date, channel, sum(cost) FROM ad_cost GROUP BY date, channel ORDER BY date, channel");
        assertBeside(path, "cost", "SELECT sum(cost) " + where);
    }

    @Test
    void shouldTellWhatABuyerCosts() {
        String range = "BETWEEN '2024-02-01' AND '2024-04-30'";
        String path = "?from=2024-02-01&to=2024-04-01";

        assertRows("cac" + path, """
                SELECT known(source) AS source, coalesce(cost, 0), coalesce(buyers, 0), ratio(coalesce(cost, 0), coalesce(buyers, 0))
                FROM %s ORDER BY source NULLS FIRST""".formatted(bySource(range)));
        assertBeside("cac" + path, "cost,buyers,cac", """
                SELECT sum(cost), sum(buyers), ratio(sum(cost), sum(buyers)) FROM %s""".formatted(bySource(range)));
        assertRows("cac?by=cohort&source=1", """
                SELECT cohort, coalesce(cost, 0), coalesce(buyers, 0), ratio(coalesce(cost, 0), coalesce(buyers, 0))
                FROM (SELECT date_trunc('month', date)::DATE AS cohort, sum(cost) AS cost FROM ad_cost
                    WHERE channel = '1' GROUP BY cohort)
                FULL JOIN (SELECT date_trunc('month', first_ordered_at)::DATE AS cohort, count(DISTINCT user_id) AS buyers
                    FROM purchase WHERE source = '1' GROUP BY cohort) USING (cohort) ORDER BY cohort""");
    }

    @Test
    void shouldTellWhatComesBack() {
        String range = "BETWEEN '2024-01-01' AND '2024-04-30'";
        String path = "roi?from=2024-01-01&to=2024-04-30";

        assertRows(path, """
                SELECT known(source), coalesce(cost, 0), coalesce(revenue, 0), ratio(coalesce(revenue, 0), coalesce(cost, 0)),
                    (SELECT min(number) FROM (
                        SELECT number, sum(sum(revenue)) OVER (ORDER BY number) AS cumulative FROM (
                            SELECT source AS own, revenue, date_diff('month', first_ordered_at, ordered_at) AS number
                            FROM purchase WHERE first_ordered_at::DATE %2$s)
                        WHERE own = figures.source GROUP BY number) WHERE cumulative >= figures.cost)
                FROM %1$s AS figures ORDER BY source""".formatted(bySource(range), range));
        JsonNode gross = web.json("/api/growth/" + path).get("rows").get(1);
        JsonNode net = web.json("/api/growth/" + path + "&net=true").get("rows").get(1);
        assertThat(net.get("romi").decimalValue())
                .isEqualByComparingTo(gross.get("romi").decimalValue().subtract(BigDecimal.ONE));
    }

    @Test
    void shouldTellWhenACohortHasPaidBack() {
        assertRows("roi?by=cohort", lifetime("month", "TRUE", """
                cohort, number, ratio(cumulative, size), ratio(cost, size), ratio(cumulative, cost)
                FROM cell JOIN (
                    SELECT date_trunc('month', date)::DATE AS cohort, sum(cost) AS cost FROM ad_cost GROUP BY cohort
                ) USING (cohort)"""));
    }

    @Test
    void shouldAdviseOnEverySource() {
        JsonNode rows = web.json("/api/growth/advice?budget=1000.01").get("rows");

        assertThat(cells(rows, "source", "cac", "ltv", "romi")).isEqualTo(rows("""
                        SELECT known(source), ratio(coalesce(cost, 0), coalesce(buyers, 0)),
                            ratio(coalesce(revenue, 0), coalesce(buyers, 0)), ratio(coalesce(revenue, 0), coalesce(cost, 0))
                        FROM %s ORDER BY source""".formatted(bySource("IS NOT NULL"))));
        assertThat(StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.get("allocation").decimalValue())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("1000.01");
        assertThat(cells(rows, "source", "verdict"))
                .contains(List.of("null", "hold"), List.of("Bücher, neu", "hold"), List.of("nobody came", "cut"));
        assertThat(rows.get(0).get("reason").textValue()).startsWith("organic");
    }

    @Test
    void shouldSumUpARange() {
        String days = "date BETWEEN '2024-01-03' AND '2024-05-05'";
        assertBeside(
                "summary?from=2024-01-03&to=2024-05-05",
                "dau,wau,mau,sessions_per_day,mean_session_length,buyer_conversion_rate,orders,revenue,average_order",
                """
                SELECT %s, %s, %s,
                    (SELECT ratio(count(*), count(DISTINCT date)) FROM visit WHERE %4$s),
                    (SELECT ratio(sum(seconds), count(seconds)) FROM visit WHERE %4$s),
                    ratio((SELECT count(DISTINCT user_id) FROM purchase WHERE %4$s),
                        (SELECT count(DISTINCT user_id) FROM visit WHERE %4$s)),
                    (SELECT count(*) FROM purchase WHERE %4$s), (SELECT sum(revenue) FROM purchase WHERE %4$s),
                    (SELECT ratio(sum(revenue), count(*)) FROM purchase WHERE %4$s)""".formatted(average("day"), average("week"), average("month"), days));
        String cohort = "first_ordered_at::DATE BETWEEN '2024-01-03' AND '2024-05-05' AND source = '1'";
        assertBeside("summary?from=2024-01-03&to=2024-05-05&source=1", "ltv,cac,romi", """
                SELECT ratio(revenue, buyers), ratio(cost, buyers), ratio(revenue, cost)
                FROM (SELECT sum(revenue) AS revenue, count(DISTINCT user_id) AS buyers FROM purchase WHERE %s),
                    (SELECT sum(cost) AS cost FROM ad_cost WHERE %s AND channel = '1')""".formatted(cohort, days));
        JsonNode whole = web.json("/api/growth/summary");
        assertThat(whole.get("sticky_dau_wau").decimalValue()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
        assertThat(whole.has("rows")).isFalse();
        assertThat(web.json("/api/growth/summary?device=touch").get("cac").isNull())
                .isTrue();
    }

    private static String lifetime(String granularity, String where, String figures) {
        return """
                WITH bought AS (
                    SELECT user_id, revenue, date_trunc('%1$s', first_ordered_at)::DATE AS cohort,
                        date_diff('%1$s', date_trunc('%1$s', first_ordered_at), date_trunc('%1$s', ordered_at)) AS number
                    FROM purchase WHERE %2$s
                ), size AS (SELECT cohort, count(DISTINCT user_id) AS size FROM bought GROUP BY cohort),
                cell AS (
                    SELECT cohort, size, number, sum(revenue) AS revenue,
                        sum(sum(revenue)) OVER (PARTITION BY cohort ORDER BY number)::DECIMAL(38, 6) AS cumulative
                    FROM bought JOIN size USING (cohort) GROUP BY cohort, size, number
                )
                SELECT %3$s ORDER BY cohort, number""".formatted(granularity, where, figures);
    }

    /** Costs, buyers and revenue by source. */
    private static String bySource(String range) {
        return """
                (SELECT * FROM (SELECT channel AS source, sum(cost) AS cost FROM ad_cost WHERE date %1$s GROUP BY channel)
                FULL JOIN (SELECT source, count(DISTINCT user_id) AS buyers, sum(revenue) AS revenue
                    FROM purchase WHERE first_ordered_at::DATE %1$s GROUP BY source) USING (source))""".formatted(range);
    }

    private static String average(String granularity) {
        return """
                (SELECT ratio(sum(users), count(*)) FROM (
                    SELECT count(DISTINCT user_id) AS users FROM visit
                    WHERE date_trunc('%1$s', date) BETWEEN '2024-01-03' AND '2024-05-05'
                    GROUP BY date_trunc('%1$s', date)))""".formatted(granularity);
    }

    private static void assertRows(String path, String sql) {
        List<List<String>> expected = rows(sql);
        assertThat(expected).as("rows of the SQL of " + path).isNotEmpty();
        assertThat(cells(web.json("/api/growth/" + path).get("rows"))).isEqualTo(expected);
    }

    private static void assertBeside(String path, String names, String sql) {
        JsonNode answer = web.json("/api/growth/" + path);
        List<String> actual = Arrays.stream(names.split(","))
                .map(name -> text(answer.get(name)))
                .toList();
        assertThat(List.of(actual)).as(names).isEqualTo(rows(sql));
    }

    private static List<List<String>> cells(JsonNode rows, String... names) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> names.length == 0
                        ? row.properties().stream()
                                .map(cell -> text(cell.getValue()))
                                .toList()
                        : Arrays.stream(names).map(name -> text(row.get(name))).toList())
                .toList();
    }

    private static String text(JsonNode value) {
        return value.isNumber() ? plain(value.decimalValue()) : value.isNull() ? "null" : value.textValue();
    }

    private static List<List<String>> rows(String sql) {
        return twin.query(sql).rows().stream()
                .map(row -> row.stream().map(GrowthEndpointsTest::text).collect(Collectors.toList()))
                .toList();
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> "null";
            case BigDecimal number -> plain(number);
            case Double number ->
                plain(BigDecimal.valueOf(Math.round(number * 1000)).movePointLeft(3));
            case BigInteger number -> plain(new BigDecimal(number));
            default -> Objects.toString(value);
        };
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
