package dev.tributary.producers.rows;

import static dev.tributary.producers.rows.TestRows.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tributary.facts.VoucherGrant;
import dev.tributary.producers.ReplayException;
import dev.tributary.producers.mapping.Dataset;
import dev.tributary.producers.mapping.Datasets;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Grants of vouchers out of Parquet and CSV files. */
class VoucherRowsTest {

    private static final Dataset VOUCHERS = Datasets.named("vouchers");
    private static final Topic<VoucherGrant> TOPIC = Topics.withDefaultPrefix().voucherGrants();
    private static final String COLUMNS =
            "timestamp,country_code,last_order_ts,first_order_ts,total_orders,voucher_amount\n";
    private static final String GRANT = "SELECT '2018-07-21 18:59:21.102761' AS \"timestamp\", 'Peru' AS country_code,"
            + " '2018-04-20' AS last_order_ts, TIMESTAMP_MS '2018-04-17 00:00:00' AS first_order_ts,"
            + " '36.0' AS total_orders, 2640::DOUBLE AS voucher_amount";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"uncompressed", "snappy", "gzip", "zstd", "lz4_raw", "brotli"})
    void shouldReadAnyCompression(String compression) throws SQLException {
        Path file = parquet(GRANT, "COMPRESSION " + compression);

        assertThat(facts(file)).containsExactly(expected(facts(file).getFirst().getId()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "total_orders | 36::BIGINT",
                "total_orders | 36::UTINYINT",
                "total_orders | 36::FLOAT",
                "total_orders | 36.0::DECIMAL(9, 2)",
                "total_orders | '36'",
                "total_orders | '36'::BLOB",
                "voucher_amount | 2640::INTEGER",
                "voucher_amount | 2640::FLOAT",
                "voucher_amount | 2640.0::DECIMAL(38, 10)",
                "voucher_amount | 2640.0::DECIMAL(18, 6)",
                "voucher_amount | '2640.0'",
                "voucher_amount | '2.64e3'",
                "first_order_ts | '2018-04-17'",
                "first_order_ts | '2018-04-17T05:30:00.000+05:30'",
                "first_order_ts | DATE '2018-04-17'",
                "first_order_ts | TIMESTAMP '2018-04-17 00:00:00'",
                "first_order_ts | TIMESTAMP_NS '2018-04-17 00:00:00'",
                "first_order_ts | TIMESTAMPTZ '2018-04-17 05:30:00+05:30'",
                "last_order_ts | TIMESTAMPTZ '2018-04-20 00:00:00+00:00'",
                "\"timestamp\" | TIMESTAMP '2018-07-21 18:59:21.102761'",
                "\"timestamp\" | TIMESTAMP_NS '2018-07-21 18:59:21.102761'",
                "\"timestamp\" | TIMESTAMPTZ '2018-07-22 00:29:21.102761+05:30'",
                "country_code | 'Peru'::ENUM('Peru', 'China')",
            })
    void shouldReadTheSameGrantWhateverTheTypeOfAColumn(String column, String value) throws SQLException {
        Path usual = parquet(GRANT, "COMPRESSION gzip");
        VoucherGrant grant = facts(usual).getFirst();

        Path other =
                parquet("SELECT * REPLACE (%s AS %s) FROM (%s)".formatted(value, column, GRANT), "ROW_GROUP_SIZE 5");

        assertThat(facts(other)).containsExactly(grant);
    }

    @Test
    void shouldReadTheSameGrantFromCsv() throws SQLException {
        Path csv = file(
                folder,
                "a.csv",
                COLUMNS + "2018-07-21T18:59:21.102Z,Peru,2018-04-20,2018-04-17 00:00:00.0,36.0,2640.0\n");

        assertThat(facts(csv)).isEqualTo(facts(parquet(GRANT, "COMPRESSION zstd")));
    }

    @Test
    void shouldSendRowsThatDoNotCountAndTellTheFirstReason() {
        List<Item> items = items(file(
                folder,
                "a.csv",
                COLUMNS
                        + "2018-07-01,Peru,,,,\n"
                        + "2018-07-02,Peru,2018-01-01,2018-01-02,1,\n"
                        + "2018-07-03,Peru,2018-01-01,2018-01-02,0,5\n"
                        + "2018-07-04,Peru,2018-01-01,,0,5\n"
                        + "2018-07-05,Peru,,2018-01-01,0,5\n"
                        + "2018-07-06,Peru,2018-01-01,2018-01-02,1,5\n"
                        + "2018-07-07,Peru,,,0,5\n"
                        + "2018-07-08,Peru,,,3,5\n"
                        + "2018-07-09,Peru,2018-01-01,2018-01-01,3,0\n"));

        assertThat(items)
                .allMatch(item -> item.sent().isPresent())
                .extracting(VoucherRowsTest::dropped)
                .containsExactly(
                        "total_orders missing",
                        "voucher_amount missing",
                        "zero orders with timestamps",
                        "zero orders with timestamps",
                        "zero orders with timestamps",
                        "last order before first",
                        "",
                        "",
                        "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "country_code | NULL | country is empty",
                "\"timestamp\" | NULL | granted_at is empty",
                "\"timestamp\" | 'infinity'::TIMESTAMP | granted_at is not a time",
                "\"timestamp\" | TIMESTAMP '1969-12-31 00:00:00' | granted_at is outside the years 1970 to 9999",
                "total_orders | -1 | total_orders is negative",
                "total_orders | 1.5 | total_orders is not a whole number",
                "total_orders | true | total_orders is not a number",
                "voucher_amount | 'infinity'::DOUBLE | voucher_amount is not a number",
                "voucher_amount | 1e300 | voucher_amount is too large",
                "country_code | repeat('x', 300) | country is longer than 256 characters",
                "country_code | repeat('x', 1000000) | a field is longer than 65536 characters",
            })
    void shouldRejectARowWhoseValueCannotBeRead(String column, String value, String reason) throws SQLException {
        Path file =
                parquet("SELECT * REPLACE (%s AS %s) FROM (%s)".formatted(value, column, GRANT), "COMPRESSION snappy");

        Item.Rejected row = TestRows.rejected(items(file));

        assertThat(row.reason()).isEqualTo(reason);
        assertThat(row.position()).isOne();
        assertThat(new String(row.raw().bytes(), StandardCharsets.UTF_8)).startsWith("{\"timestamp\":");
    }

    @Test
    void shouldTakeNoNumberForNothing() throws SQLException {
        Path file = parquet(
                "SELECT * REPLACE ('NaN'::DOUBLE AS voucher_amount, 'nan'::FLOAT AS total_orders) FROM (%s)"
                        .formatted(GRANT),
                "COMPRESSION snappy");

        assertThat(facts(file)).first().satisfies(grant -> {
            assertThat(grant.getVoucherAmount()).isNull();
            assertThat(grant.getTotalOrders()).isNull();
        });
    }

    @Test
    void shouldRefuseAColumnOfListsWhenItIsRead() throws SQLException {
        Path file = parquet("SELECT * REPLACE ([1, 2] AS total_orders) FROM (%s)".formatted(GRANT), "COMPRESSION zstd");

        assertThatThrownBy(() -> items(file))
                .isInstanceOf(ReplayException.class)
                .hasMessage("a.parquet: the column 'total_orders' is a INTEGER[]; store it as text, numbers or times");
    }

    @Test
    void shouldPassOverAColumnOfListsWhenItIsNotRead() throws SQLException {
        assertThat(facts(parquet("SELECT *, [1, 2] AS tags FROM (%s)".formatted(GRANT), "COMPRESSION zstd")))
                .hasSize(1);
    }

    @Test
    void shouldNameTheColumnThatAFileLacks() throws SQLException {
        Path file = parquet("SELECT * EXCLUDE (country_code) FROM (%s)".formatted(GRANT), "COMPRESSION zstd");

        assertThatThrownBy(() -> items(file))
                .hasMessageStartingWith("a.parquet has no column 'country_code'; its columns");
    }

    @Test
    void shouldRefuseADamagedFileInOneLine() throws SQLException, IOException {
        byte[] whole = Files.readAllBytes(parquet(GRANT, "COMPRESSION gzip"));
        Path cut = file(folder, "cut.parquet", Arrays.copyOf(whole, whole.length / 2));
        Path start = file(folder, "start.parquet", "PAR1");
        Path encrypted = file(folder, "secret.parquet", "PARE" + "x".repeat(100) + "PARE");
        byte[] footer = whole.clone();
        Arrays.fill(footer, whole.length - 40, whole.length - 8, (byte) 0xff);
        Path odd = file(folder, "odd.parquet", footer);

        for (Path file : List.of(cut, start, encrypted, odd)) {
            assertThatThrownBy(() -> items(file))
                    .isInstanceOf(ReplayException.class)
                    .hasMessageStartingWith(
                            file.getFileName() + " is damaged, encrypted or of an unknown kind of Parquet:")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void shouldEndWithOneLineWhateverByteOfAFileIsChanged() throws SQLException, IOException {
        byte[] whole = Files.readAllBytes(parquet(GRANT, "COMPRESSION snappy"));
        for (int at = 4; at < whole.length; at += 23) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x55;
            Path file = file(folder, "changed.parquet", changed);
            try {
                assertThat(items(file)).hasSizeLessThan(1_000_000);
            } catch (ReplayException refused) {
                assertThat(refused).hasMessageStartingWith("changed.parquet");
            }
        }
    }

    @Test
    void shouldReadExactlyTheNamedFileWhenItsNameHasQuotesOrPatterns() throws SQLException, IOException {
        Path usual = parquet(GRANT, "COMPRESSION gzip");
        Path quoted = Files.copy(usual, folder.resolve("it's; \"one\" $x.parquet"));
        Path pattern = Files.copy(usual, folder.resolve("a*.parquet"));

        assertThat(facts(quoted)).hasSize(1);
        assertThatThrownBy(() -> items(pattern)).hasMessageContaining("give a Parquet file another name");
    }

    @Test
    void shouldRepeatIdsAndCountEqualRowsTwice() throws SQLException {
        Path file = parquet("FROM (%s) UNION ALL FROM (%s)".formatted(GRANT, GRANT), "COMPRESSION gzip");

        List<String> ids = facts(file).stream().map(VoucherGrant::getId).toList();

        assertThat(ids).hasSize(2).doesNotHaveDuplicates();
        assertThat(facts(file).stream().map(VoucherGrant::getId)).isEqualTo(ids);
        assertThat(new String(((Item.Fact) items(file).getFirst()).key(), StandardCharsets.UTF_8))
                .isEqualTo("default/" + ids.getFirst() + "/" + ids.getFirst());
    }

    @Test
    void shouldDropTheRowsOfTheRealFileThatSqlDrops() throws SQLException {
        Path file = TestRows.checkData().resolve(Path.of("vouchers", "data.parquet.gzip"));
        assumeTrue(
                Files.isRegularFile(file),
                () -> "skipped: there is no " + file + "; TRIBUTARY_CHECK_DATA names its folder");

        Map<String, Long> found = items(file).stream()
                .collect(Collectors.groupingBy(
                        item -> TestRows.decode(TOPIC, item.sent().orElseThrow())
                                        .getCountry() + " " + dropped(item),
                        TreeMap::new,
                        Collectors.counting()));

        assertThat(found).isEqualTo(bySql(file));
    }

    private static String dropped(Item item) {
        return item instanceof Item.Dropped dropped ? dropped.row().reason() : "";
    }

    private static Map<String, Long> bySql(Path file) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement();
                ResultSet rows =
                        statement.executeQuery("""
                        SELECT country_code || ' ' || CASE
                            WHEN trim(coalesce(total_orders, '')) = '' THEN 'total_orders missing'
                            WHEN voucher_amount IS NULL THEN 'voucher_amount missing'
                            WHEN total_orders::DOUBLE = 0 AND coalesce(last_order_ts, first_order_ts::VARCHAR) IS NOT NULL
                                THEN 'zero orders with timestamps'
                            WHEN last_order_ts::TIMESTAMP < first_order_ts THEN 'last order before first'
                            ELSE '' END AS what, count(*)
                        FROM read_parquet('%s') GROUP BY what""".formatted(file.toString().replace("'", "''")))) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
        }
        return counts;
    }

    private static VoucherGrant expected(String id) {
        return VoucherGrant.newBuilder()
                .setWorkspace("default")
                .setId(id)
                .setGrantedAt(Instant.parse("2018-07-21T18:59:21.102Z"))
                .setCountry("Peru")
                .setFirstOrderAt(Instant.parse("2018-04-17T00:00:00Z"))
                .setLastOrderAt(Instant.parse("2018-04-20T00:00:00Z"))
                .setTotalOrders(36L)
                .setVoucherAmount(new BigDecimal("2640.000000"))
                .build();
    }

    private Path parquet(String select, String options) throws SQLException {
        Path file = folder.resolve("a.parquet");
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("COPY (%s) TO '%s' (FORMAT parquet, %s)".formatted(select, file, options));
        }
        return file;
    }

    private static List<VoucherGrant> facts(Path file) {
        return items(file).stream()
                .map(item -> TestRows.decode(TOPIC, item.sent().orElseThrow()))
                .toList();
    }

    private static List<Item> items(Path file) {
        return TestRows.items(VOUCHERS, TimeRange.unbounded(), 0, file);
    }
}
