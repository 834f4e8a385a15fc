package dev.tributary.producers.rows;

import static dev.tributary.producers.rows.TestRows.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tributary.facts.AdCost;
import dev.tributary.facts.Order;
import dev.tributary.facts.Session;
import dev.tributary.producers.ReplayException;
import dev.tributary.producers.mapping.Dataset;
import dev.tributary.producers.mapping.Datasets;
import dev.tributary.schemas.FactKey;
import dev.tributary.schemas.Topics;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowthRowsTest {

    private static final Topics TOPICS = Topics.withDefaultPrefix();
    private static final Dataset GROWTH = Datasets.named("growth");
    private static final String VISITS = "Device,End Ts,Source Id,Start Ts,Uid\n";
    private static final String ORDERS = "Buy Ts,Revenue,Uid\n";
    private static final String COSTS = "source_id,dt,costs\n";
    private static final String BEYOND_SIGNED = "18446744073709551615";

    @TempDir
    Path folder;

    @Test
    void shouldMakeASessionOfAVisit() {
        Item.Fact item = fact(VISITS + "touch,2017-12-20 17:38:00,4,2017-12-20 17:20:00," + BEYOND_SIGNED + "\n");
        Session session = TestRows.decode(TOPICS.sessions(), item);

        assertThat(session.getUserId()).isEqualTo(BEYOND_SIGNED);
        assertThat(session.getStartedAt()).isEqualTo(Instant.parse("2017-12-20T17:20:00Z"));
        assertThat(session.getEndedAt()).isEqualTo(Instant.parse("2017-12-20T17:38:00Z"));
        assertThat(session.getChannel()).isEqualTo("4");
        assertThat(session.getDevice()).isEqualTo("touch");
        assertThat(session.getCost()).isNull();
        assertThat(item.topic()).isEqualTo(TOPICS.sessions().name());
        assertThat(item.timestamp()).isEqualTo(session.getStartedAt().toEpochMilli());
        assertThat(item.flags()).isEmpty();
        assertThat(FactKey.parse(new String(item.key(), StandardCharsets.UTF_8)))
                .isEqualTo(new FactKey("default", BEYOND_SIGNED, session.getId()));
        assertThat(item.value()).isEqualTo(TestRows.encode(TOPICS.sessions(), session));
    }

    @Test
    void shouldMakeAnOrderOfAnOrderEvenWithoutRevenue() {
        Item.Fact item = fact(ORDERS + "2017-06-01 00:10:00,0.0," + BEYOND_SIGNED + "\n");
        Order order = TestRows.decode(TOPICS.orders(), item);

        assertThat(order.getUserId()).isEqualTo(BEYOND_SIGNED);
        assertThat(order.getOrderedAt()).isEqualTo(Instant.parse("2017-06-01T00:10:00Z"));
        assertThat(order.getRevenue()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(order.getStatus()).isNull();
        assertThat(order.getLines()).isEmpty();
        assertThat(item.topic()).isEqualTo(TOPICS.orders().name());
        assertThat(item.value()).isEqualTo(TestRows.encode(TOPICS.orders(), order));
    }

    @Test
    void shouldMakeAnAdCostOfACostAndAllowACorrection() {
        Item.Fact item = fact(COSTS + "9,2017-06-02,-62.25\n");
        AdCost cost = TestRows.decode(TOPICS.adCosts(), item);

        assertThat(cost.getChannel()).isEqualTo("9");
        assertThat(cost.getDate()).isEqualTo(LocalDate.of(2017, 6, 2));
        assertThat(cost.getCost()).isEqualByComparingTo("-62.25");
        assertThat(item.topic()).isEqualTo(TOPICS.adCosts().name());
    }

    @Test
    void shouldWriteTheBytesOfTheSerdeForEveryRowAfterTheFirst() {
        List<Item> items = items(file(
                folder,
                "a.csv",
                VISITS + "touch,2017-12-20 17:38:00,4,2017-12-20 17:20:00,1\n"
                        + "desktop,2017-12-21 17:38:00,10,2017-12-21 17:20:00,22\n"));

        Item.Fact second = (Item.Fact) items.get(1);
        assertThat(second.value())
                .isEqualTo(TestRows.encode(TOPICS.sessions(), TestRows.decode(TOPICS.sessions(), second)));
    }

    @Test
    void shouldFlagAVisitThatEndsBeforeItStarts() {
        assertThat(fact(VISITS + "touch,2018-03-25 03:05:00,4,2018-03-25 03:50:00,1\n")
                        .flags())
                .containsExactly("ends before it starts");
        assertThat(fact(VISITS + "touch,2018-03-25 03:05:00,4,2018-03-25 03:05:00,1\n")
                        .flags())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Device,End Ts,Source Id,Start Ts,Uid | touch,2018-01-01 00:00:00,4,2018-01-01 00:00:00, | user_id is empty",
                "Device,End Ts,Source Id,Start Ts,Uid | touch,2018-01-01 00:00:00,4,yesterday,1 | started_at is not a time",
                "Device,End Ts,Source Id,Start Ts,Uid | touch,,4,2018-01-01 00:00:00,1 | ended_at is empty",
                "Device,End Ts,Source Id,Start Ts,Uid | touch,2018-01-01 00:00:00,4,1950-01-01 00:00:00,1 | started_at is outside the years 1970 to 9999",
                "Buy Ts,Revenue,Uid | 2018-01-01 00:00:00,-1,1 | revenue is negative",
                "Buy Ts,Revenue,Uid | 2018-01-01 00:00:00,1000000000000,1 | revenue is too large",
                "Buy Ts,Revenue,Uid | 2018-01-01 00:00:00,0.1234567,1 | revenue has more than 6 decimals",
                "source_id,dt,costs | 1,2018-01-32,1 | date is not a date",
                "source_id,dt,costs | 1,2018-01-01,a lot | cost is not a number",
                "source_id,dt,costs | 1,2018-01-01,-1e12 | cost is too small",
            })
    void shouldRejectABadRow(String header, String row, String reason) {
        Item.Rejected rejected = TestRows.rejected(items(file(folder, "a.csv", header + "\n" + row.strip() + "\n")));

        assertThat(rejected.reason()).isEqualTo(reason);
        assertThat(rejected.position()).isEqualTo(2);
    }

    @Test
    void shouldKnowTheKindOfAFileByItsHeaderWhateverItsOrderCaseAndFurtherColumns() {
        List<Item> items = items(
                file(folder, "1.csv", "extra;uid;REVENUE;Buy Ts\nx;7;1.5;2017-06-01 00:10\n"),
                file(folder, "2.csv", COSTS + "1,2017-06-01,75.2\n"),
                file(folder, "3.csv", VISITS.strip() + ",seen_in\nx,2017-06-01 00:01:00,1,2017-06-01 00:00:00,7,y\n"),
                file(folder, "4.csv", ORDERS + "2017-06-02 00:10:00,1,7\n"));

        assertThat(items)
                .extracting(item -> ((Item.Fact) item).topic())
                .containsExactly(
                        TOPICS.adCosts().name(),
                        TOPICS.sessions().name(),
                        TOPICS.orders().name(),
                        TOPICS.orders().name());
    }

    @Test
    void shouldNameTheKindsAndTheirMissingColumnsWhenAHeaderSuitsNone() {
        assertThatThrownBy(() -> items(file(folder, "odd.csv", "Uid,Start Ts,costs\n1,2,3\n")))
                .isInstanceOf(ReplayException.class)
                .hasMessage("odd.csv is none of the kinds of files of growth: visits (lacks End Ts, Source Id, Device);"
                        + " orders (lacks Buy Ts, Revenue); costs (lacks source_id, dt); its columns are Uid,"
                        + " Start Ts, costs. Give a mapping file by --mapping where they have other names");
    }

    @Test
    void shouldTakeTheKindThatReadsMoreAndRefuseAFileOfTwoKinds() {
        assertThat(items(file(folder, "a.csv", VISITS.strip() + ",Buy Ts,Revenue\n")))
                .isEmpty();
        assertThatThrownBy(() -> items(file(folder, "b.csv", ORDERS.strip() + "," + COSTS)))
                .hasMessageStartingWith("b.csv may be orders or costs by its columns, which are Buy Ts, Revenue, Uid,");
    }

    @Test
    void shouldCountEqualRowsOfAFileAndRepeatTheirIds() {
        Path file = file(folder, "a.csv", ORDERS + "2018-01-01 00:00:00,1,1\n".repeat(3));

        List<String> ids = ids(items(file));

        assertThat(ids).hasSize(3).doesNotHaveDuplicates().isEqualTo(ids(items(file)));
    }

    @Test
    void shouldMergeUnsortedFilesInTheOrderOfTimeAndResumeInTheSameOrder() {
        Path visits = file(
                folder,
                "visits.csv",
                VISITS + visit("05") + visit("01") + visit("03") + "bad\n" + visit("03") + visit("02"));
        Path orders = file(folder, "orders.csv", ORDERS + order("02") + order("04"));
        Path costs = file(folder, "costs.csv", COSTS + "1,2018-01-04,1\n2,2018-01-01,1\n1,2018-01-06,1\n");

        List<Item> all = items(visits, orders, costs);

        assertThat(all).hasSize(11);
        List<Long> times = all.stream()
                .filter(Item.Fact.class::isInstance)
                .map(item -> ((Item.Fact) item).timestamp())
                .toList();
        assertThat(times).hasSize(10).isSorted();
        for (int resumeAt = 0; resumeAt <= all.size(); resumeAt++) {
            List<Item> rest = items(TimeRange.unbounded(), resumeAt, visits, orders, costs);
            assertThat(ids(rest)).isEqualTo(ids(all.subList(resumeAt, all.size())));
        }
    }

    @Test
    void shouldGiveTheIdsOfTheFileOrderWhenSorted() {
        Path unsorted = file(folder, "unsorted.csv", ORDERS + order("02") + order("01") + order("02"));
        Path sorted = file(folder, "sorted.csv", ORDERS + order("01") + order("02") + order("02"));

        assertThat(ids(items(unsorted))).isEqualTo(ids(items(sorted)));
    }

    @Test
    void shouldSkipRowsOutsideTheRangeOfAnUnsortedFile() {
        Path unsorted = file(folder, "unsorted.csv", ORDERS + order("03") + order("01") + order("02"));
        Optional<LocalDate> second = Optional.of(LocalDate.of(2018, 1, 2));

        assertThat(items(new TimeRange(second, second), 0, unsorted))
                .extracting(item -> item.getClass().getSimpleName())
                .containsExactly("Skipped", "Fact", "Skipped");
    }

    @Test
    void shouldReadEveryRowOfTheRealFiles() {
        Path data = TestRows.checkData().resolve("growth");
        assumeTrue(
                Files.isDirectory(data),
                () -> "skipped: there is no " + data + "; TRIBUTARY_CHECK_DATA names its folder");

        assertRead(data.resolve("orders_log_us.csv"), TOPICS.orders().name(), 50_415);
        assertRead(data.resolve("costs_us.csv"), TOPICS.adCosts().name(), 2_542);
        assertRead(
                data.resolve("visits_real_rows_sample.csv"), TOPICS.sessions().name(), 22);
    }

    private static void assertRead(Path file, String topic, int rows) {
        assertThat(items(file))
                .hasSize(rows)
                .allMatch(item -> item instanceof Item.Fact fact && fact.topic().equals(topic));
    }

    private static String visit(String day) {
        return "touch,2018-01-" + day + " 10:00:00,1,2018-01-" + day + " 09:00:00,7\n";
    }

    private static String order(String day) {
        return "2018-01-" + day + " 09:30:00,1.5,7\n";
    }

    private Item.Fact fact(String content) {
        return (Item.Fact) items(file(folder, "fact.csv", content)).getFirst();
    }

    private static List<String> ids(List<Item> items) {
        List<String> ids = new ArrayList<>();
        for (Item item : items) {
            ids.add(item instanceof Item.Fact fact ? new String(fact.key(), StandardCharsets.UTF_8) : "none");
        }
        return ids;
    }

    private static List<Item> items(Path... files) {
        return items(TimeRange.unbounded(), 0, files);
    }

    private static List<Item> items(TimeRange range, long resumeAt, Path... files) {
        return TestRows.items(GROWTH, range, resumeAt, files);
    }
}
