package dev.tributary.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tributary.facts.CampaignResult;
import dev.tributary.twin.testing.CampaignFacts;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The twin over the real campaign file against other SQL straight over the file; skipped where the file is missing. */
class RealFileTest {

    private static final Path FILE = Path.of("campaigns", "mockupinterviewdata.csv");

    private final Twin twin = Twin.open();
    private final Database other = Database.open();

    @BeforeEach
    void readTheFile() throws IOException {
        Path file = checkData().resolve(FILE);
        assumeTrue(
                Files.isRegularFile(file),
                () -> "skipped: there is no " + file + "; TRIBUTARY_CHECK_DATA names its folder");
        List<String> lines = Files.readAllLines(file);
        for (int i = 1; i < lines.size(); i++) {
            CampaignResult fact = fact(i, lines.get(i).split(",", -1));
            twin.put(CampaignFacts.key(fact), fact);
        }
        other.execute("CREATE TABLE file AS SELECT * FROM read_csv('%s', types = {'revenue': 'DECIMAL(18,2)'})"
                .formatted(file.toString().replace("'", "''")));
    }

    @AfterEach
    void close() {
        twin.close();
        other.close();
    }

    @Test
    void shouldGiveTheSameConversionRatesWhenTheFileIsAskedDirectly() {
        assertSame("conversion-rates", """
                SELECT 'default', customer_id, sum(revenue)::DECIMAL(38, 6), sum(conversions),
                       round(sum(conversions)::DOUBLE / sum(revenue)::DOUBLE, 12)::DECIMAL(38, 12)
                FROM file GROUP BY customer_id ORDER BY customer_id
                """);
    }

    @Test
    void shouldGiveTheSameDistributionWhenTheFileIsAskedDirectly() {
        assertSame("status-distribution", """
                SELECT 'default', status, type, category, count(*), sum(revenue)::DECIMAL(38, 6), sum(conversions)
                FROM file GROUP BY ALL ORDER BY category, type, status
                """);
    }

    @Test
    void shouldGiveTheSamePerformanceWhenTheFileIsAskedDirectly() {
        assertSame("category-type-performance", """
                SELECT 'default', category, type, count(*), sum(revenue)::DECIMAL(38, 6), sum(conversions),
                       sum(impressions), sum(clicks),
                       round(sum(clicks)::DOUBLE / sum(impressions)::DOUBLE, 12)::DECIMAL(38, 12)
                FROM file GROUP BY category, type ORDER BY category, type
                """);
    }

    @Test
    void shouldGiveTheSameMeansWhenTheFileIsAskedDirectly() {
        assertSame("filtered-aggregation", """
                SELECT 'default', customer_id, type, count(*),
                       ((2 * sum((revenue * 100)::BIGINT) * 10000000000 + count(*)) // (2 * count(*)))::DECIMAL(38, 0)
                           * 0.000000000001,
                       round(sum(conversions)::DOUBLE / count(*), 12)::DECIMAL(38, 12)
                FROM file GROUP BY customer_id, type ORDER BY customer_id, type
                """);
    }

    private void assertSame(String view, String sql) {
        assertThat(twin.compute(TwinView.named(view)).rows())
                .isEqualTo(other.query(sql).rows());
    }

    private static Path checkData() {
        return Optional.ofNullable(System.getenv("TRIBUTARY_CHECK_DATA"))
                .map(Path::of)
                .orElse(Path.of("..", "..", "shared", "data"));
    }

    private static CampaignResult fact(int line, String[] cells) {
        return CampaignResult.newBuilder()
                .setWorkspace("default")
                .setId(Integer.toString(line))
                .setCustomerId(cells[0])
                .setRevenue(new BigDecimal(cells[1]))
                .setConversions(Long.parseLong(cells[2]))
                .setStatus(cells[3])
                .setType(cells[4])
                .setCategory(cells[5])
                .setDate(LocalDate.parse(cells[6]))
                .setImpressions(Long.parseLong(cells[7]))
                .setClicks(Long.parseLong(cells[8]))
                .build();
    }
}
