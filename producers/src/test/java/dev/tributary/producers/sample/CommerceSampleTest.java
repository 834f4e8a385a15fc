package dev.tributary.producers.sample;

import static dev.tributary.producers.sample.SqliteRows.count;
import static dev.tributary.producers.sample.SqliteRows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommerceSampleTest {

    private static final List<String> TABLES = List.of("category", "product", "customer", "order", "orderitem");

    @TempDir
    private Path folder;

    @Test
    void shouldMakeTheSameRowsOfTheSameSeedOnly() throws Exception {
        Path first = sample("first.db", 500, 30, 7);
        Path second = sample("second.db", 500, 30, 7);
        Path third = sample("third.db", 500, 30, 8);

        for (String table : TABLES) {
            String sql = "SELECT * FROM \"" + table + "\" ORDER BY rowid";
            assertThat(rows(first, sql)).isNotEmpty().isEqualTo(rows(second, sql));
        }
        assertThat(rows(third, "SELECT * FROM orderitem")).isNotEqualTo(rows(first, "SELECT * FROM orderitem"));
    }

    @Test
    void shouldHoldAsManyOddRowsAsItSays() throws Exception {
        Path file = sample("a.db", 10_000, 30, 1);

        long orders = count(file, "SELECT count(*) FROM \"order\"");
        assertThat(orders).isBetween(24_000L, 28_000L);
        assertThat(count(file, "SELECT count(*) FROM orderitem")).isBetween(orders * 2, orders * 5 / 2);
        assertThat(perThousand(file, orders, "SELECT count(*) FROM \"order\" WHERE status = 'CANCELLED'"))
                .isBetween(70L, 90L);
        assertThat(perThousand(file, orders, """
                SELECT count(*) FROM (
                    SELECT 1 FROM "order" o LEFT JOIN orderitem ON order_id = o.id GROUP BY o.id
                    HAVING abs(total_amount - coalesce(sum(quantity * price_at_time_of_order), 0)) > 0.001)
                """)).isBetween(16L, 24L);
        assertThat(perThousand(
                        file,
                        orders,
                        "SELECT count(*) FROM \"order\" WHERE id NOT IN (SELECT order_id FROM orderitem)"))
                .isBetween(1L, 5L);
        assertThat(count(file, "SELECT count(*) FROM customer WHERE id NOT IN (SELECT customer_id FROM \"order\")"))
                .isBetween(1_800L, 2_200L);
        assertThat(count(file, "SELECT count(*) FROM product WHERE category_id IS NULL"))
                .isEqualTo(1);
        assertThat(rows(file, "SELECT DISTINCT status FROM \"order\" ORDER BY 1"))
                .containsExactly("CANCELLED|", "DELIVERED|", "PEDNING|", "PENDING|", "SHIPPED|");
    }

    @Test
    void shouldLetAThemeBeBoughtTogetherAndInItsSeason() throws Exception {
        Path file = sample("a.db", 10_000, 30, 1);

        assertThat(buyersOfBoth(file, "Watering can", "Tomato seeds"))
                .isGreaterThan(3 * buyersOfBoth(file, "Watering can", "Phone case"));
        assertThat(sold(file, "Tomato seeds", "05")).isGreaterThan(sold(file, "Tomato seeds", "12") * 3 / 2);
        assertThat(sold(file, "Dice, set of 7", "12")).isGreaterThan(sold(file, "Dice, set of 7", "05") * 3 / 2);
        assertThat(rows(file, "SELECT min(order_date) >= '2023-01-01', max(order_date) < '2025-01-01' FROM \"order\""))
                .containsExactly("1|1|");
        assertThat(count(
                        file,
                        "SELECT count(*) FROM \"order\" o JOIN customer c ON c.id = customer_id"
                                + " WHERE order_date < registration_date"))
                .isZero();
    }

    @Test
    void shouldReferToWhatIsThereHoweverManyProducts() throws Exception {
        for (int products : new int[] {1, 7, 31, 100}) {
            Path file = sample(products + ".db", 200, products, 3);
            assertThat(count(file, "SELECT count(*) FROM product")).isEqualTo(products);
            assertThat(count(file, "SELECT count(DISTINCT name) FROM product")).isEqualTo(products);
            assertThat(count(file, "SELECT count(*) FROM orderitem WHERE product_id NOT IN (SELECT id FROM product)"))
                    .isZero();
            assertThat(count(file, "SELECT count(*) FROM product WHERE category_id NOT IN (SELECT id FROM category)"))
                    .isZero();
        }
    }

    @Test
    void shouldWriteIntoAFolderInPlaceOfWhatIsThereAndTellWhenAsked() throws IOException {
        Path file = Files.writeString(folder.resolve("commerce.db"), "old");
        StringWriter out = new StringWriter();

        assertThat(command(out, "--customers", "0", "--products", "3", "-o", folder.toString()))
                .isZero();

        assertThat(out.toString().strip()).isEqualTo("wrote 0 customers, 3 products, 0 orders and 0 items to " + file);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void shouldTellInOneLineWhatCannotBeWritten() {
        assertThatThrownBy(() -> new CommerceSample(-1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        StringWriter out = new StringWriter();
        assertThat(command(out, "--products", "0", "-o", folder.toString())).isEqualTo(2);
        assertThat(command(out, "-o", folder.resolve("nowhere/a.db").toString()))
                .isEqualTo(1);
        assertThat(out.toString().strip().lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("sample: products must be 1 to 1,000,000"),
                        line -> assertThat(line).startsWith("sample: cannot write: " + folder.resolve("nowhere/a.db")));
    }

    private static int command(StringWriter out, String... arguments) {
        return new CommandLine(new CommerceSampleCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(arguments);
    }

    private static long perThousand(Path file, long all, String sql) throws SQLException {
        return Math.round(1000.0 * count(file, sql) / all);
    }

    private static long buyersOfBoth(Path file, String one, String other) throws SQLException {
        return count(file, """
                SELECT count(*) FROM (
                    SELECT customer_id FROM "order" o JOIN orderitem ON order_id = o.id JOIN product p ON p.id = product_id
                    WHERE name IN ('%s', '%s') GROUP BY customer_id HAVING count(DISTINCT name) = 2)
                """.formatted(one, other));
    }

    private static long sold(Path file, String product, String month) throws SQLException {
        return count(file, """
                SELECT coalesce(sum(quantity), 0)
                FROM "order" o JOIN orderitem ON order_id = o.id JOIN product p ON p.id = product_id
                WHERE name = '%s' AND substr(order_date, 6, 2) = '%s'
                """.formatted(product, month));
    }

    private Path sample(String name, int customers, int products, long seed) throws IOException {
        Path file = folder.resolve(name);
        new CommerceSample(customers, products, seed).writeTo(file);
        return file;
    }
}
