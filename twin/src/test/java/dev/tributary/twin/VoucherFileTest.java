package dev.tributary.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tributary.twin.testing.VoucherShop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The twin over the real grants against other SQL straight over the file; skipped where it is missing. */
@TestInstance(Lifecycle.PER_CLASS)
class VoucherFileTest {

    private final Twin twin = Twin.open();
    private final Database other = Database.open();

    @BeforeAll
    void readTheFile() {
        Path file = Optional.ofNullable(System.getenv("TRIBUTARY_CHECK_DATA"))
                .map(Path::of)
                .orElse(Path.of("..", "..", "shared", "data"))
                .resolve(Path.of("vouchers", "data.parquet.gzip"));
        assumeTrue(
                Files.isRegularFile(file),
                () -> "skipped: there is no " + file + "; TRIBUTARY_CHECK_DATA names its folder");
        other.execute("CREATE TABLE file AS SELECT * FROM read_parquet('%s')"
                .formatted(file.toString().replace("'", "''")));
        VoucherShop shop = new VoucherShop(twin);
        other.query("""
                        SELECT country_code, strftime("timestamp"::TIMESTAMP, '%Y-%m-%dT%H:%M:%S.%g'),
                               first_order_ts::DATE || 'T00:00', last_order_ts || 'T00:00',
                               nullif(total_orders, '')::DOUBLE::BIGINT, voucher_amount::DECIMAL(18, 6)::VARCHAR
                        FROM file
                        """)
                .rows()
                .forEach(row -> shop.grant(
                        text(row, 0),
                        text(row, 1),
                        text(row, 2),
                        text(row, 3),
                        row.get(4) == null ? null : Long.valueOf(row.get(4).toString()),
                        row.get(5) == null ? null : text(row, 5)));
        other.execute("""
                CREATE TABLE kept AS
                SELECT country_code, total_orders::DOUBLE AS orders, voucher_amount,
                       "timestamp"::TIMESTAMP AS granted, last_order_ts::TIMESTAMP AS last_order
                FROM file
                WHERE total_orders <> '' AND voucher_amount IS NOT NULL AND total_orders::DOUBLE > 0
                      AND last_order_ts::TIMESTAMP >= first_order_ts
                """);
    }

    @AfterAll
    void close() {
        twin.close();
        other.close();
    }

    @Test
    void shouldGiveTheSameSegmentsWhenTheFileIsAskedDirectly() {
        assertThat(
                        rows(
                                "SELECT country, segment_name, segment, voucher_amount, count FROM segment_amount ORDER BY ALL"))
                .isEqualTo(other.query("""
                        SELECT country_code, name, segment, voucher_amount::DECIMAL(18, 6), count(*)
                        FROM (
                            SELECT country_code, voucher_amount, 'frequent_segment' AS name,
                                   CASE WHEN orders < 5 THEN '0-4' WHEN orders < 14 THEN '5-13' WHEN orders < 38 THEN '14-37'
                                        ELSE '38+' END AS segment
                            FROM kept
                            UNION ALL
                            SELECT country_code, voucher_amount, 'recency_segment',
                                   CASE WHEN granted < last_order THEN NULL
                                        WHEN granted < last_order + INTERVAL 30 DAY THEN '0-29'
                                        WHEN granted < last_order + INTERVAL 61 DAY THEN '30-60'
                                        WHEN granted < last_order + INTERVAL 91 DAY THEN '61-90'
                                        WHEN granted < last_order + INTERVAL 121 DAY THEN '91-120'
                                        WHEN granted < last_order + INTERVAL 181 DAY THEN '121-180'
                                        ELSE '180+' END
                            FROM kept
                        ) GROUP BY ALL ORDER BY ALL
                        """).rows());
    }

    @Test
    void shouldGiveTheSameRecencyWhenAsOfADate() {
        assertThat(rows("""
                        SELECT country, DATE '2018-08-05' - last_order AS days, sum(count)::BIGINT
                        FROM (%s) GROUP BY ALL ORDER BY ALL
                        """.formatted(TwinView.named("voucher-last-orders").sql())))
                .isEqualTo(other.query("""
                        SELECT country_code, date_diff('day', last_order, TIMESTAMP '2018-08-05'), count(*)
                        FROM kept GROUP BY ALL ORDER BY ALL
                        """).rows());
    }

    @Test
    void shouldLeaveOutTheSameRowsWhenTheFileIsAskedDirectly() {
        assertThat(rows("SELECT country, count(*) FROM kept_grant GROUP BY ALL ORDER BY ALL"))
                .isEqualTo(other.query("SELECT country_code, count(*) FROM kept GROUP BY ALL ORDER BY ALL")
                        .rows());
        assertThat(rows("SELECT count(*) FROM graded_grant"))
                .isEqualTo(other.query("SELECT count(*) FROM file").rows());
    }

    private List<List<Object>> rows(String sql) {
        return twin.query(sql).rows();
    }

    private static String text(List<Object> row, int column) {
        return String.valueOf(row.get(column));
    }
}
