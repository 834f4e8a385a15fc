package dev.tributary.producers.rows;

import static dev.tributary.producers.rows.TestDatabase.database;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tributary.facts.Customer;
import dev.tributary.facts.Order;
import dev.tributary.facts.OrderLine;
import dev.tributary.producers.ReplayException;
import dev.tributary.producers.mapping.Dataset;
import dev.tributary.producers.mapping.Datasets;
import dev.tributary.schemas.FactKey;
import dev.tributary.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommerceRowsTest {

    private static final Topics TOPICS = Topics.withDefaultPrefix();
    private static final Dataset COMMERCE = Datasets.named("commerce");

    static final String[] SCHEMA = {
        "CREATE TABLE category (id, name)",
        "CREATE TABLE product (id, name, description, price, category_id)",
        "CREATE TABLE customer (id, country, registration_date)",
        "CREATE TABLE \"order\" (id, order_date, status, total_amount, customer_id)",
        "CREATE TABLE orderitem (id, quantity, price_at_time_of_order, order_id, product_id)",
        "INSERT INTO category VALUES (1, 'Toys')",
        "INSERT INTO product VALUES (7, 'Ball', 'round', 2.0, 1), (8, 'Hoop', '', 4.5, NULL)",
        "INSERT INTO customer VALUES (3, 'India', '2024-01-01 00:00:00.000000')"
    };

    private static final String ORDER =
            "INSERT INTO \"order\" VALUES (1, '2024-03-01 10:00:00.000000', 'PENDING', 8.5, 3)";
    private static final String LINES = "INSERT INTO orderitem VALUES (1, 2, 2.0, 1, 7), (2, 1, 4.5, 1, 8)";

    @TempDir
    Path folder;

    @Test
    void shouldMakeOneOrderOfItsRowAndLines() {
        Item.Fact item = fact(ORDER, LINES);
        Order order = order(item);

        assertThat(order.getId()).isEqualTo("1");
        assertThat(order.getUserId()).isEqualTo("3");
        assertThat(order.getOrderedAt()).isEqualTo(Instant.parse("2024-03-01T10:00:00Z"));
        assertThat(order.getRevenue()).isEqualByComparingTo("8.5");
        assertThat(order.getStatus()).isEqualTo("PENDING");
        assertThat(order.getLines()).extracting(OrderLine::getProduct).containsExactly("7", "8");
        assertThat(order.getLines()).extracting(OrderLine::getProductName).containsExactly("Ball", "Hoop");
        assertThat(order.getLines()).extracting(OrderLine::getCategory).containsExactly("Toys", null);
        assertThat(order.getLines()).extracting(OrderLine::getQuantity).containsExactly(2L, 1L);
        assertThat(order.getLines().get(1).getUnitPrice()).isEqualByComparingTo("4.5");
        assertThat(item.flags()).isEmpty();
        assertThat(item.topic()).isEqualTo(TOPICS.orders().name());
        assertThat(FactKey.parse(new String(item.key(), StandardCharsets.UTF_8)))
                .isEqualTo(new FactKey("default", "3", "1"));
    }

    @Test
    void shouldWriteTheBytesOfTheSerdeForEveryOrder() {
        List<Item> items = items(
                ORDER,
                LINES,
                "INSERT INTO \"order\" VALUES (2, '2024-03-02', NULL, 9, 4), (3, '2024-03-03', 'x', 9, 4)",
                "INSERT INTO orderitem VALUES (3, 1, 9, 3, 7)");

        assertThat(orders(items)).hasSize(3);
        assertThat(facts(items, TOPICS.orders().name()))
                .allSatisfy(item -> assertThat(item.value()).isEqualTo(TestRows.encode(TOPICS.orders(), order(item))));
    }

    @Test
    void shouldMakeACustomerOfItsRow() {
        Item.Fact item = facts(items(), TOPICS.customers().name()).getFirst();
        Customer customer = TestRows.decode(TOPICS.customers(), item);

        assertThat(customer.getId()).isEqualTo("3");
        assertThat(customer.getUserId()).isEqualTo("3");
        assertThat(customer.getCountry()).isEqualTo("India");
        assertThat(customer.getRegisteredAt()).isEqualTo(Instant.parse("2024-01-01T00:00:00Z"));
        assertThat(item.timestamp()).isEqualTo(customer.getRegisteredAt().toEpochMilli());
    }

    @Test
    void shouldSendACustomerWithoutADateAtTheStartOfTime() {
        List<Item> items = items("INSERT INTO customer VALUES (4, NULL, NULL)");

        Item.Fact first = (Item.Fact) items.getFirst();
        assertThat(TestRows.decode(TOPICS.customers(), first).getRegisteredAt()).isNull();
        assertThat(first.timestamp()).isZero();
    }

    @Test
    void shouldGoByEventTimeWhereTheTablesAreNotSorted() {
        List<Item> items = items(
                "INSERT INTO \"order\" VALUES (9, '2024-05-01', 'PAID', 0, 3), (8, '2023-05-01', 'PAID', 0, 3)",
                "INSERT INTO customer VALUES (5, 'US', '2024-04-01'), (6, 'US', '2020-01-01')");

        assertThat(items.stream().map(item -> ((Item.Fact) item).timestamp()))
                .isSorted()
                .hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE orderitem SET quantity = 'two' WHERE id = 2 | line quantity is not a number",
                "UPDATE orderitem SET quantity = 1.5 WHERE id = 2 | line quantity is not a whole number",
                "UPDATE orderitem SET quantity = -1 WHERE id = 2 | line quantity is negative",
                "UPDATE orderitem SET quantity = 1e16 WHERE id = 2 | line quantity is too large",
                "UPDATE orderitem SET price_at_time_of_order = 'dear' WHERE id = 2 | line unit_price is not a number",
                "UPDATE orderitem SET price_at_time_of_order = x'00' WHERE id = 2 | line price_at_time_of_order is a blob",
                "UPDATE orderitem SET product_id = NULL WHERE id = 2 | line product is empty",
                "UPDATE product SET name = char(97, 10, 98) WHERE id = 8 | line product_name has control characters"
            })
    void shouldRejectTheOrderOfABadLineAndNameLineAndField(String change, String reason) {
        Item.Rejected order = TestRows.rejected(items(ORDER, LINES, change));

        assertThat(order.reason()).isEqualTo(reason);
        assertThat(order.detail()).startsWith("line 2, at 2 of shop.db/orderitem: ");
        assertThat(order.file()).isEqualTo("shop.db/order");
        assertThat(order.position()).isEqualTo(1);
        assertThat(new String(order.raw().bytes(), StandardCharsets.UTF_8))
                .startsWith("{\"row\":{\"id\":\"1\",\"order_date\":\"2024-03-01 10:00:00.000000\"")
                .contains("\"lines\":[{\"quantity\":\"2\",");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "order_date = 'soon' | ordered_at is not a time",
                "order_date = NULL | ordered_at is empty",
                "total_amount = 'free' | revenue is not a number",
                "total_amount = x'01' | total_amount is a blob",
                "customer_id = NULL | user_id is empty",
                "id = NULL | id is empty"
            })
    void shouldRejectABadOrder(String change, String reason) {
        assertThat(TestRows.rejected(items(ORDER, "UPDATE \"order\" SET " + change))
                        .reason())
                .isEqualTo(reason);
    }

    @Test
    void shouldKeepALineWhoseProductIsUnknown() {
        OrderLine line = order(fact(ORDER, "INSERT INTO orderitem VALUES (1, 1, 8.5, 1, 99)"))
                .getLines()
                .getFirst();

        assertThat(line.getProduct()).isEqualTo("99");
        assertThat(line.getProductName()).isNull();
        assertThat(line.getCategory()).isNull();
    }

    @Test
    void shouldSetALineAsideWhoseOrderIsUnknown() {
        List<Item> items = items(ORDER, LINES, "INSERT INTO orderitem VALUES (3, 1, 1, 99, 7), (4, 1, 1, NULL, 7)");

        assertThat(orders(items)).hasSize(1);
        assertThat(items)
                .filteredOn(Item.Rejected.class::isInstance)
                .extracting(item -> ((Item.Rejected) item).reason())
                .containsExactly("line without an order", "line without an order");
        Item.Rejected stray = TestRows.rejected(items);
        assertThat(stray.file()).isEqualTo("shop.db/orderitem");
        assertThat(stray.position()).isEqualTo(3);
        assertThat(stray.detail()).isEqualTo("order_id 99");
        assertThat(new String(stray.raw().bytes(), StandardCharsets.UTF_8)).contains("\"order_id\":\"99\"");
    }

    @Test
    void shouldSetAsideWhatOccursAgain() {
        List<Item> items = items(
                ORDER,
                LINES,
                "INSERT INTO \"order\" VALUES (1, '2024-03-01', 'PENDING', 1, 4)",
                "INSERT INTO product VALUES (7, 'Other', '', 1, 1)",
                "INSERT INTO category VALUES (1, 'Other')",
                "INSERT INTO customer VALUES (3, 'US', '2024-01-01')");

        assertThat(orders(items)).hasSize(1);
        assertThat(orders(items).getFirst().getLines().getFirst().getProductName())
                .isEqualTo("Ball");
        assertThat(items)
                .filteredOn(Item.Rejected.class::isInstance)
                .extracting(item -> ((Item.Rejected) item).file() + ": " + ((Item.Rejected) item).reason())
                .containsExactlyInAnyOrder(
                        "shop.db/order: id occurs again",
                        "shop.db/product: id occurs again",
                        "shop.db/category: id occurs again",
                        "shop.db/customer: user_id occurs again");
    }

    @Test
    void shouldRejectAnOrderOfTooManyLines() {
        String line =
                "INSERT INTO orderitem WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
                        + " SELECT i, 1, 1, 1, 7 FROM n";

        assertThat(order(fact(ORDER, line.formatted(1000))).getLines()).hasSize(1000);
        Item.Rejected rejected = TestRows.rejected(itemsOf("other.db", ORDER, line.formatted(100_000)));
        assertThat(rejected.reason()).isEqualTo("lines are too many");
        assertThat(rejected.detail()).isEqualTo("100000 lines; at most 1000");
    }

    @Test
    void shouldRejectAnOrderOfTooMuchTextInBoundedMemory() {
        Item.Rejected rejected = TestRows.rejected(items(
                ORDER,
                "UPDATE product SET name = replace(hex(zeroblob(32000)), '0', 'x')",
                "INSERT INTO orderitem WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900)"
                        + " SELECT i, 1, 1, 1, 7 FROM n"));

        assertThat(rejected.reason()).isEqualTo("lines are too many");
        assertThat(rejected.raw().isCut()).isTrue();
    }

    @Test
    void shouldFlagWhatLooksSuspicious() {
        List<Item> items = items(
                "INSERT INTO \"order\" VALUES (1, '2024-03-01', 'PEDNING', 5, 3), (2, '2024-03-02', 'Shipped', 6, 3),"
                        + " (3, '2024-03-03', NULL, 0, 3)",
                "INSERT INTO orderitem VALUES (1, 1, 5, 1, 7), (2, 1, 5, 2, 7)");

        assertThat(facts(items, TOPICS.orders().name()))
                .extracting(Item.Fact::flags)
                .containsExactly(
                        List.of("unknown status"), List.of("total differs from the lines"), List.of("no lines"));
        assertThat(orders(items)).extracting(Order::getStatus).containsExactly("PEDNING", "Shipped", null);
    }

    @Test
    void shouldFindTablesBehindPrefixesAndInThePlural() {
        String[] django = Stream.of(SCHEMA)
                .map(sql -> sql.replace("category (", "products_category (")
                        .replace("product (", "products_product (")
                        .replace("customer (", "customers_customer (")
                        .replace("\"order\" (", "orders_order (")
                        .replace("orderitem (", "orders_orderitem (")
                        .replace("INTO category", "INTO products_category")
                        .replace("INTO product ", "INTO products_product ")
                        .replace("INTO customer", "INTO customers_customer"))
                .toArray(String[]::new);
        Path file = database(folder.resolve("django.db"), django);
        database(file, "INSERT INTO orders_order VALUES (1, '2024-03-01', 'PAID', 2, 3)");
        database(file, "INSERT INTO orders_orderitem VALUES (1, 1, 2, 1, 7)");
        database(file, "CREATE TABLE auth_user (id)");

        OrderLine line = orders(read(file)).getFirst().getLines().getFirst();

        assertThat(line.getProductName()).isEqualTo("Ball");
        assertThat(line.getCategory()).isEqualTo("Toys");
        assertThat(facts(read(file), TOPICS.customers().name())).hasSize(1);
    }

    @Test
    void shouldTellTheMissingTable() {
        assertThatThrownBy(() -> read(database(folder.resolve("a.db"), SCHEMA[3])))
                .isInstanceOf(ReplayException.class)
                .hasMessage("a.db has no table 'orderitem'; its tables are order."
                        + " Give a mapping file by --mapping where they have other names");
    }

    @Test
    void shouldTellWhichTwoTablesItMayBe() {
        assertThatThrownBy(() -> read(
                        database(folder.resolve("a.db"), "CREATE TABLE web_order (id)", "CREATE TABLE pos_order (id)")))
                .hasMessage("a.db has several tables that may be 'order': pos_order, web_order."
                        + " Name the right one by --mapping");
    }

    @Test
    void shouldGoOnWhereAnEarlierAttemptStopped() {
        String[] changes = IntStream.rangeClosed(1, 50)
                .mapToObj(i -> "INSERT INTO \"order\" VALUES (%d, '2024-03-%02d', 'PAID', 2, %d)"
                        .formatted(i, 51 % i % 28 + 1, i))
                .toArray(String[]::new);
        Path file = database(database(folder.resolve("shop.db"), SCHEMA), changes);
        List<Item> all = read(file);

        for (int done : List.of(0, 1, 17, all.size() - 1, all.size())) {
            assertThat(keys(TestRows.items(COMMERCE, TimeRange.unbounded(), done, file)))
                    .isEqualTo(keys(all.subList(done, all.size())));
        }
    }

    @Test
    void shouldSkipWhatIsOutsideTheTimeRange() {
        TimeRange march = new TimeRange(Optional.of(LocalDate.of(2024, 3, 1)), Optional.of(LocalDate.of(2024, 3, 31)));
        Path file = database(database(folder.resolve("shop.db"), SCHEMA), ORDER, LINES);

        assertThat(TestRows.items(COMMERCE, march, 0, file))
                .hasSize(2)
                .filteredOn(Item.Fact.class::isInstance)
                .hasSize(1);
    }

    @Test
    void shouldReadTheRealShop() {
        Path file = TestRows.checkData().resolve("commerce").resolve("commerce.db");
        assumeTrue(Files.exists(file), () -> "no real file at " + file.toAbsolutePath());

        List<Item> items = read(file);

        assertThat(orders(items)).hasSize(8);
        assertThat(orders(items).stream()
                        .mapToInt(order -> order.getLines().size())
                        .sum())
                .isEqualTo(10);
        assertThat(facts(items, TOPICS.customers().name())).hasSize(7);
        assertThat(items).hasSize(15);
        assertThat(orders(items))
                .extracting(Order::getStatus)
                .containsExactlyInAnyOrder(
                        "PENDING",
                        "PENDING",
                        "DELIVERED",
                        "DELIVERED",
                        "DELIVERED",
                        "DELIVERED",
                        "PEDNING",
                        "DELIVERED");
        assertThat(items.stream()
                        .map(Item.Fact.class::cast)
                        .filter(item -> !item.flags().isEmpty())
                        .map(item -> order(item).getId() + " " + item.flags()))
                .containsExactlyInAnyOrder("7 [unknown status]", "6 [total differs from the lines]");
        assertThat(orders(items).stream()
                        .filter(order -> order.getId().equals("5"))
                        .flatMap(order -> order.getLines().stream())
                        .map(line -> line.getProductName() + ", " + line.getCategory()))
                .containsExactly("Toyotta Supra, Automobiles");
    }

    private Item.Fact fact(String... changes) {
        return facts(items(changes), TOPICS.orders().name()).getFirst();
    }

    private List<Item> items(String... changes) {
        return itemsOf("shop.db", changes);
    }

    private List<Item> itemsOf(String name, String... changes) {
        return read(database(database(folder.resolve(name), SCHEMA), changes));
    }

    private static List<Item> read(Path... files) {
        return TestRows.items(COMMERCE, TimeRange.unbounded(), 0, files);
    }

    private static List<Item.Fact> facts(List<Item> items, String topic) {
        return items.stream()
                .filter(Item.Fact.class::isInstance)
                .map(Item.Fact.class::cast)
                .filter(fact -> fact.topic().equals(topic))
                .toList();
    }

    private static List<Order> orders(List<Item> items) {
        return facts(items, TOPICS.orders().name()).stream()
                .map(CommerceRowsTest::order)
                .toList();
    }

    private static Order order(Item.Fact item) {
        return TestRows.decode(TOPICS.orders(), item);
    }

    private static List<String> keys(List<Item> items) {
        return items.stream()
                .map(item -> new String(((Item.Fact) item).key(), StandardCharsets.UTF_8))
                .toList();
    }
}
