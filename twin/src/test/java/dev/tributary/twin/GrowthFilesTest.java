package dev.tributary.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tributary.twin.testing.GrowthShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The twin over the real orders and costs against other SQL straight over the files; skipped where they are missing. */
@TestInstance(Lifecycle.PER_CLASS)
class GrowthFilesTest {

    private final Twin twin = Twin.open();
    private final Database other = Database.open();

    @BeforeAll
    void readTheFiles() throws IOException {
        Path orders = file("orders_log_us.csv");
        Path costs = file("costs_us.csv");
        GrowthShop shop = new GrowthShop(twin);
        cells(orders).forEach(order -> shop.order(order[2], order[0].replace(' ', 'T'), order[1]));
        cells(costs).forEach(cost -> shop.cost(cost[0], cost[1], cost[2]));
        load("orders_file", orders, "'Revenue': 'DECIMAL(18,6)', 'Uid': 'VARCHAR'");
        load("costs_file", costs, "'source_id': 'VARCHAR', 'costs': 'DECIMAL(18,6)'");
    }

    @AfterAll
    void close() {
        twin.close();
        other.close();
    }

    @Test
    void shouldGiveTheSameTriangleWhenTheFileIsAskedDirectly() {
        other.execute("""
                CREATE TABLE monthly AS
                SELECT o.Uid, strftime(f.first, '%Y-%m-01')::DATE AS cohort,
                       (year("Buy Ts") - year(f.first)) * 12 + month("Buy Ts") - month(f.first) AS number, Revenue
                FROM orders_file o, (SELECT Uid, min("Buy Ts") AS first FROM orders_file GROUP BY Uid) f
                WHERE o.Uid = f.Uid
                """);

        assertThat(table("ltv", "WHERE granularity = 'month'"))
                .isEqualTo(other.query("""
                SELECT 'default', 'month', cohort, number, NULL, NULL,
                       count(DISTINCT Uid), count(*), sum(Revenue)::DECIMAL(38, 6)
                FROM monthly GROUP BY cohort, number ORDER BY cohort, number
                """).rows());
    }

    @Test
    void shouldGiveTheSameOrdersWhenTheFileIsAskedDirectly() {
        assertThat(table("orders", "WHERE granularity = 'week'"))
                .isEqualTo(other.query("""
                SELECT 'default', 'week', ("Buy Ts"::DATE - (isodow("Buy Ts") - 1)::INTEGER) AS monday, NULL, NULL,
                       count(*), count(DISTINCT Uid), sum(Revenue)::DECIMAL(38, 6),
                       ((2 * (sum(Revenue) * 1000000)::HUGEINT * 1000000 + count(*)) // (2 * count(*)))::DECIMAL(38, 0)
                           * 0.000000000001
                FROM orders_file GROUP BY monday ORDER BY monday
                """).rows());
    }

    @Test
    void shouldGiveTheSameCostsWhenTheFileIsAskedDirectly() {
        assertThat(query("SELECT source, date_trunc('month', date)::DATE AS month, sum(cost), sum(count)", "costs"))
                .isEqualTo(other.query("""
                SELECT source_id, make_date(year(dt), month(dt), 1) AS month, sum(costs), count(*)
                FROM costs_file GROUP BY source_id, month ORDER BY source_id, month
                """).rows());
    }

    @Test
    void shouldGiveTheSameAcquisitionCostsWhenTheFilesAreAskedDirectly() {
        assertThat(query(
                        "SELECT cohort, sum(cost), sum(buyers), sum(revenue)",
                        "acquisition WHERE granularity = 'month'"))
                .isEqualTo(other.query("""
                WITH buyer AS (
                    SELECT Uid, date_trunc('month', min("Buy Ts"))::DATE AS cohort, sum(Revenue) AS revenue
                    FROM orders_file GROUP BY Uid
                ), spent AS (
                    SELECT date_trunc('month', dt)::DATE AS cohort, sum(costs) AS cost FROM costs_file GROUP BY cohort
                ), won AS (
                    SELECT cohort, count(*) AS buyers, sum(revenue) AS revenue FROM buyer GROUP BY cohort
                )
                SELECT cohort, coalesce(cost, 0)::DECIMAL(38, 6), coalesce(buyers, 0), coalesce(revenue, 0)::DECIMAL(38, 6)
                FROM spent FULL JOIN won USING (cohort) ORDER BY cohort
                """).rows());
    }

    private List<List<Object>> table(String view, String where) {
        return twin.query("SELECT * FROM (%s) %s ORDER BY ALL"
                        .formatted(TwinView.named(view).sql(), where))
                .rows();
    }

    private List<List<Object>> query(String select, String from) {
        String view = from.split(" ")[0];
        return twin.query("%s FROM (%s) %s GROUP BY ALL ORDER BY ALL"
                        .formatted(select, TwinView.named(view).sql(), from.substring(view.length())))
                .rows();
    }

    private void load(String table, Path file, String types) {
        other.execute("CREATE TABLE %s AS SELECT * FROM read_csv('%s', types = {%s})"
                .formatted(table, file.toString().replace("'", "''"), types));
    }

    private static List<String[]> cells(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static Path file(String name) {
        Path file = Optional.ofNullable(System.getenv("TRIBUTARY_CHECK_DATA"))
                .map(Path::of)
                .orElse(Path.of("..", "..", "shared", "data"))
                .resolve(Path.of("growth", name));
        assumeTrue(
                Files.isRegularFile(file),
                () -> "skipped: there is no " + file + "; TRIBUTARY_CHECK_DATA names its folder");
        return file;
    }
}
