package dev.tributary.producers.rows;

import static dev.tributary.producers.rows.TestDatabase.challenge;
import static dev.tributary.producers.rows.TestDatabase.conversion;
import static dev.tributary.producers.rows.TestDatabase.database;
import static dev.tributary.producers.rows.TestDatabase.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tributary.facts.Order;
import dev.tributary.facts.Session;
import dev.tributary.producers.mapping.Dataset;
import dev.tributary.producers.mapping.Datasets;
import dev.tributary.producers.mapping.MappingFile;
import dev.tributary.schemas.FactKey;
import dev.tributary.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributionRowsTest {

    private static final Topics TOPICS = Topics.withDefaultPrefix();
    private static final Dataset ATTRIBUTION = Datasets.named("attribution");

    @TempDir
    Path folder;

    @Test
    void shouldMakeASessionOfARowAndItsCost() {
        Item.Fact item = fact(
                "INSERT INTO session_sources VALUES ('s1', 'u1', '2023-09-01', '13:01:28', 'FB & IG Ads', 1, 0, 1)",
                "INSERT INTO session_costs VALUES ('s1', 0.141), ('s2', 7)");
        Session session = TestRows.decode(TOPICS.sessions(), item);

        assertThat(session.getId()).isEqualTo("s1");
        assertThat(session.getUserId()).isEqualTo("u1");
        assertThat(session.getStartedAt()).isEqualTo(Instant.parse("2023-09-01T13:01:28Z"));
        assertThat(session.getEndedAt()).isNull();
        assertThat(session.getChannel()).isEqualTo("FB & IG Ads");
        assertThat(session.getDevice()).isNull();
        assertThat(session.getHolderEngagement()).isEqualTo(1);
        assertThat(session.getCloserEngagement()).isZero();
        assertThat(session.getImpression()).isEqualTo(1);
        assertThat(session.getCost()).isEqualByComparingTo("0.141");
        assertThat(item.topic()).isEqualTo(TOPICS.sessions().name());
        assertThat(item.timestamp()).isEqualTo(session.getStartedAt().toEpochMilli());
        assertThat(FactKey.parse(new String(item.key(), StandardCharsets.UTF_8)))
                .isEqualTo(new FactKey("default", "u1", "s1"));
        assertThat(item.value()).isEqualTo(TestRows.encode(TOPICS.sessions(), session));
    }

    @Test
    void shouldMakeAnOrderOfAConversion() {
        Item.Fact item = fact(conversion("c/1", "u 1", "21:26:53"));
        Order order = TestRows.decode(TOPICS.orders(), item);

        assertThat(order.getId()).isEqualTo("c/1");
        assertThat(order.getOrderedAt()).isEqualTo(Instant.parse("2023-09-01T21:26:53Z"));
        assertThat(order.getRevenue()).isEqualByComparingTo("47.14");
        assertThat(order.getStatus()).isNull();
        assertThat(order.getLines()).isEmpty();
        assertThat(item.topic()).isEqualTo(TOPICS.orders().name());
        assertThat(FactKey.parse(new String(item.key(), StandardCharsets.UTF_8)))
                .isEqualTo(new FactKey("default", "u 1", "c/1"));
    }

    @Test
    void shouldWriteTheBytesOfTheSerdeForEveryRowAfterTheFirst() {
        List<Item> items = items(challenge(
                folder.resolve("a.db"),
                session("s1", "u1", "10:00:00"),
                session("s2", "u2", "11:00:00"),
                "INSERT INTO session_costs VALUES ('s2', 1.5)"));

        Item.Fact second = (Item.Fact) items.get(1);
        assertThat(second.value())
                .isEqualTo(TestRows.encode(TOPICS.sessions(), TestRows.decode(TOPICS.sessions(), second)));
    }

    @Test
    void shouldHaveNoCostWhenItIsNullOrItsRowOrTheWholeTableIsMissing() {
        Path file = challenge(
                folder.resolve("a.db"),
                session("s1", "u1", "10:00:00"),
                session("s2", "u1", "11:00:00"),
                "INSERT INTO session_costs VALUES ('s1', NULL)");
        Path older = database(
                folder.resolve("older.db"),
                TestDatabase.SESSIONS,
                TestDatabase.CONVERSIONS,
                session("s1", "u1", "10:00:00"));

        assertThat(sessions(items(file))).extracting(Session::getCost).containsExactly(null, null);
        assertThat(sessions(items(older))).extracting(Session::getCost).containsOnlyNulls();
    }

    @Test
    void shouldFindTablesAndColumnsInAnyCaseAndPassOverOthers() {
        Path file = database(
                folder.resolve("a.db"),
                "CREATE TABLE Conversions (extra blob, CONV_ID, user_id, conv_date, conv_time, revenue)",
                "INSERT INTO Conversions VALUES (zeroblob(9), 12, 34, '2023-09-01', '10:00:00', 5)",
                TestDatabase.SESSIONS,
                "CREATE TABLE unknown (x)",
                "INSERT INTO unknown VALUES (1)");

        Order order = TestRows.decode(TOPICS.orders(), (Item.Fact) items(file).getFirst());

        assertThat(order.getId()).isEqualTo("12");
        assertThat(order.getUserId()).isEqualTo("34");
        assertThat(order.getRevenue()).isEqualByComparingTo("5");
    }

    @Test
    void shouldRoundTheNoiseOfFloatingPoint() {
        Item.Fact item = fact("INSERT INTO conversions VALUES ('c', 'u', '2023-09-01', '10:00:00', 0.1 + 0.2)");

        assertThat(TestRows.decode(TOPICS.orders(), item).getRevenue()).isEqualByComparingTo("0.3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "conv_date = x'00ff' | conv_date is a blob | \"conv_date\":{\"hex\":\"00ff\"}",
                "revenue = x'31' | revenue is a blob | \"revenue\":{\"hex\":\"31\"}",
                "revenue = 'a lot' | revenue is not a number | \"revenue\":\"a lot\"",
                "revenue = -1 | revenue is negative | \"revenue\":-1",
                "revenue = 9e999 | revenue is not a number | \"revenue\":\"Infinity\"",
                "revenue = 1e300 | revenue is too large | \"revenue\":1.0E300",
                "conv_time = NULL | ordered_at is not a time | \"conv_time\":null",
                "conv_date = '2023-02-30' | ordered_at is not a time | 2023-02-30",
                "conv_date = 20230901 | ordered_at is not a time | \"conv_date\":20230901",
                "conv_date = NULL, conv_time = '' | ordered_at is empty | \"conv_date\":null",
                "user_id = NULL | user_id is empty | \"user_id\":null",
                "conv_id = '  ' | conv_id is empty | \"conv_id\":\"  \"",
                "conv_id = CAST(x'780079' AS TEXT) | conv_id has control characters | \\u0000",
                "conv_id = CAST(x'ff78' AS TEXT) | conv_id is not UTF-8 text | \"conv_id\":{\"hex\":\"ff78\"}",
                "conv_id = replace(hex(zeroblob(200)), '0', 'x') | conv_id is longer than 256 characters | xxxx",
                "user_id = replace(hex(zeroblob(40000)), '0', 'x') | a field is longer than 65536 characters | xxxx",
                "user_id = hex(zeroblob(5000000)) | a field is longer than 65536 characters | 0000",
                "user_id = zeroblob(5000000) | user_id is a blob | 0000",
            })
    void shouldRejectABadRowWithItsTableRowIdAndContent(String change, String reason, String raw) {
        List<Item> items = items(challenge(
                folder.resolve("bad.db"),
                "CREATE TABLE loose (conv_id, user_id, conv_date, conv_time, revenue)",
                "INSERT INTO loose (rowid, conv_id, user_id, conv_date, conv_time, revenue)"
                        + " VALUES (77, 'c1', 'u1', '2023-09-01', '10:00:00', 1.5)",
                "UPDATE loose SET " + change,
                "DROP TABLE conversions",
                "ALTER TABLE loose RENAME TO conversions"));

        assertThat(items).hasSize(1);
        Item.Rejected rejected = TestRows.rejected(items);
        assertThat(rejected.reason()).isEqualTo(reason);
        assertThat(rejected.file()).isEqualTo("bad.db/conversions");
        assertThat(rejected.position()).isEqualTo(77);
        assertThat(new String(rejected.raw().bytes(), StandardCharsets.UTF_8)).contains(raw);
    }

    @Test
    void shouldRejectAnIdThatOccursAgainForTheSameUserOnly() {
        List<Item> items = items(challenge(
                folder.resolve("a.db"),
                conversion("c1", "u1", "10:00:00"),
                conversion("c1", "u2", "11:00:00"),
                conversion("c1", "u1", "12:00:00")));

        assertThat(items).filteredOn(Item.Fact.class::isInstance).hasSize(2);
        assertThat(TestRows.rejected(items).reason()).isEqualTo("conv_id occurs again");
        assertThat(TestRows.rejected(items).position()).isEqualTo(3);
    }

    @Test
    void shouldRejectTheSecondCostOfASession() {
        List<Item> items = items(challenge(
                folder.resolve("a.db"),
                session("s1", "u1", "10:00:00"),
                "INSERT INTO session_costs VALUES ('s1', 1), ('s1', 2)"));

        assertThat(sessions(items)).singleElement().satisfies(session -> assertThat(session.getCost())
                .isEqualByComparingTo("1"));
        assertThat(TestRows.rejected(items).reason()).isEqualTo("session_id occurs again");
        assertThat(new String(TestRows.rejected(items).raw().bytes(), StandardCharsets.UTF_8))
                .contains("\"cost\":2.0");
    }

    @Test
    void shouldRejectASessionWhoseCostIsNegativeOrNoNumber() {
        List<Item> items = items(challenge(
                folder.resolve("a.db"),
                session("s1", "u1", "10:00:00"),
                session("s2", "u1", "11:00:00"),
                session("s3", "u1", "12:00:00"),
                "INSERT INTO session_costs VALUES ('s1', -1), ('s2', 'free'), ('s3', 0)"));

        assertThat(items)
                .filteredOn(Item.Rejected.class::isInstance)
                .extracting(item -> ((Item.Rejected) item).reason())
                .containsExactly("cost is negative", "cost is not a number");
        assertThat(sessions(items)).singleElement().satisfies(session -> assertThat(session.getCost())
                .isZero());
    }

    @Test
    void shouldNumberTheRowsOfATableWithoutRowIds() {
        List<Item> items = items(database(
                folder.resolve("a.db"),
                TestDatabase.SESSIONS,
                TestDatabase.CONVERSIONS.replace("conv_id text NOT NULL", "conv_id text PRIMARY KEY")
                        + " WITHOUT ROWID",
                conversion("c2", "", "10:00:00"),
                conversion("c1", "u1", "10:00:00")));

        assertThat(TestRows.rejected(items).position()).isEqualTo(2);
        assertThat(items).filteredOn(Item.Fact.class::isInstance).hasSize(1);
    }

    @Test
    void shouldGoInTheOrderOfTimeOverBothTablesAndResumeInTheSameOrder() {
        Path file = challenge(
                folder.resolve("a.db"),
                session("s3", "u1", "13:00:00"),
                conversion("c1", "u1", "12:00:00"),
                session("s1", "u1", "10:00:00"),
                conversion("c2", "", "12:00:00"),
                session("s2", "u2", "12:00:00"),
                conversion("c3", "u1", "11:00:00"));

        List<Item> all = items(file);

        assertThat(keys(all))
                .containsExactly(
                        "none", "default/u1/s1", "default/u1/c3", "default/u2/s2", "default/u1/c1", "default/u1/s3");
        for (int resumeAt = 0; resumeAt <= all.size(); resumeAt++) {
            assertThat(keys(TestRows.items(ATTRIBUTION, TimeRange.unbounded(), resumeAt, file)))
                    .isEqualTo(keys(all.subList(resumeAt, all.size())));
        }
    }

    @Test
    void shouldSkipRowsOutsideTheRange() {
        Path file = challenge(folder.resolve("a.db"), session("s1", "u1", "10:00:00"));

        assertThat(TestRows.items(
                        ATTRIBUTION, new TimeRange(Optional.of(LocalDate.of(2023, 9, 2)), Optional.empty()), 0, file))
                .containsExactly(new Item.Skipped());
    }

    @Test
    void shouldReadTheTablesOfAnotherDatabaseByAMapping() {
        Dataset shop = MappingFile.parse("shop.yaml", """
                dataset: shop
                table: order
                join: {customer: customer_id, city: zip}
                fact: Order
                entity: user_id
                time: ordered_at
                id: [number, user_id]
                fields:
                  user_id: {column: name, type: text}
                  ordered_at: {column: at, type: timestamp, zone: Europe/Berlin}
                  revenue: {column: total, type: money}
                """);
        Path file = database(
                folder.resolve("a.db"),
                "CREATE TABLE \"order\" (number, customer_id, at, total)",
                "CREATE TABLE customer (customer_id, name, number)",
                "INSERT INTO customer VALUES (7, 'Ann', 'other')",
                "INSERT INTO \"order\" VALUES (1, 7, '2023-09-01T10:00', 12.5)",
                "INSERT INTO \"order\" VALUES (2, 8, '2023-09-01T10:00', 12.5)");

        List<Item> items = TestRows.items(List.of(TestRows.open(file, shop)), TimeRange.unbounded(), 0);

        Order order = TestRows.decode(TOPICS.orders(), (Item.Fact) items.getFirst());
        assertThat(order.getId()).isEqualTo(FactKey.join("1", "Ann"));
        assertThat(order.getOrderedAt()).isEqualTo(Instant.parse("2023-09-01T08:00:00Z"));
        assertThat(TestRows.rejected(items).reason()).isEqualTo("user_id is empty");
    }

    @Test
    void shouldReadEveryRowOfTheRealFile() {
        Path file = TestRows.checkData().resolve("attribution").resolve("challenge_subset.db");
        assumeTrue(
                Files.isRegularFile(file),
                () -> "skipped: there is no " + file + "; TRIBUTARY_CHECK_DATA names its folder");

        List<Item> items = items(file);

        assertThat(items).allMatch(Item.Fact.class::isInstance);
        assertThat(sessions(items)).hasSize(3_682);
        assertThat(orders(items)).hasSize(1_946);
        assertThat(sessions(items))
                .filteredOn(session -> session.getCost() != null)
                .hasSize(1_653);
        assertThat(items).isSortedAccordingTo(Comparator.comparingLong(item -> ((Item.Fact) item).timestamp()));
        assertThat(journeyRows(items, false)).isEqualTo(List.of(1_940L, 3_703L));
        assertThat(journeyRows(items, true)).isEqualTo(List.of(1_946L, 3_709L));
    }

    /** How many conversions have sessions of their user before them, and how many of these they have in all. */
    private static List<Long> journeyRows(List<Item> items, boolean inclusive) {
        List<Session> sessions = sessions(items);
        List<Long> lengths = orders(items).stream()
                .map(order -> sessions.stream()
                        .filter(session -> session.getUserId().equals(order.getUserId()))
                        .filter(session -> session.getStartedAt().isBefore(order.getOrderedAt())
                                || inclusive && session.getStartedAt().equals(order.getOrderedAt()))
                        .count())
                .filter(length -> length > 0)
                .toList();
        return List.of(
                (long) lengths.size(),
                lengths.stream().mapToLong(Long::longValue).sum());
    }

    private Item.Fact fact(String... statements) {
        return (Item.Fact)
                items(challenge(folder.resolve("fact.db"), statements)).getFirst();
    }

    private static List<Session> sessions(List<Item> items) {
        return facts(items, TOPICS.sessions().name())
                .map(fact -> TestRows.decode(TOPICS.sessions(), fact))
                .toList();
    }

    private static List<Order> orders(List<Item> items) {
        return facts(items, TOPICS.orders().name())
                .map(fact -> TestRows.decode(TOPICS.orders(), fact))
                .toList();
    }

    private static Stream<Item.Fact> facts(List<Item> items, String topic) {
        return items.stream()
                .filter(Item.Fact.class::isInstance)
                .map(Item.Fact.class::cast)
                .filter(fact -> fact.topic().equals(topic));
    }

    private static List<String> keys(List<Item> items) {
        return items.stream()
                .map(item -> item instanceof Item.Fact fact ? new String(fact.key(), StandardCharsets.UTF_8) : "none")
                .toList();
    }

    private static List<Item> items(Path file) {
        return TestRows.items(ATTRIBUTION, TimeRange.unbounded(), 0, file);
    }
}
