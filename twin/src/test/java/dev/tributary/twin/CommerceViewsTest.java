package dev.tributary.twin;

import static dev.tributary.twin.testing.CommerceShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.twin.testing.CommerceShop;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The figures of commerce by hand. A row is written as its cells without the workspace; nothing is a dash. */
class CommerceViewsTest {

    private final Twin twin = Twin.open();
    private final CommerceShop shop = new CommerceShop(twin);

    @AfterEach
    void close() {
        twin.close();
    }

    @Test
    void shouldCountAnOrderOnceInEachCategoryWhenItHasSeveralLines() {
        shop.order(
                        "1",
                        "c",
                        "2024-02-29T23:59",
                        "DELIVERED",
                        line("p", "Toys", 2, "1.50"),
                        line("q", "Toys", 1, "0.25"),
                        line("r", null, 3, "1"),
                        line("s", "", 1, "1"))
                .order("2", "d", "2024-02-29T00:00", "PEDNING", line("p", "Toys", 1, "2"));

        assertThat(rows("category-revenue"))
                .containsExactlyInAnyOrder(
                        "2024-02-29 Toys counted DELIVERED 3 3.250000 1",
                        "2024-02-29 Toys counted PEDNING 1 2.000000 1",
                        "2024-02-29 - counted DELIVERED 4 4.000000 1");
    }

    @Test
    void shouldKeepWhatWasCancelledApartUntilItComesBack() {
        shop.order("1", "c", "2024-02-29T10:00", "Cancelled", line("p", "Toys", 2, "1.50"));

        assertThat(rows("category-revenue")).containsExactly("2024-02-29 Toys cancelled Cancelled 2 3.000000 1");
        assertThat(rows("product-sales")).isEmpty();
        assertThat(rows("product-days")).isEmpty();
        assertThat(rows("ordering-days")).isEmpty();
        assertThat(rows("customer-activity")).isEmpty();
        assertThat(rows("customer-starts")).isEmpty();

        shop.order("1", "c", "2024-02-29T10:00", "Shipped", line("p", "Toys", 2, "1.50"));

        assertThat(rows("category-revenue")).containsExactly("2024-02-29 Toys counted Shipped 2 3.000000 1");
        assertThat(rows("product-sales")).containsExactly("p - - Toys 2 3.000000 1");
        assertThat(rows("customer-starts")).containsExactly("2024-02-29 - 1");
    }

    @Test
    void shouldCountAnOrderOnceForAProductWhenItHasItUnderSeveralNamesAndCategories() {
        shop.customer("c", "2024-01-01T00:00", "UK")
                .order(
                        "1",
                        "c",
                        "2024-02-29T10:00",
                        null,
                        line("p", "Shirt", "Toys", 1, "1"),
                        line("p", "T-Shirt", "Toys", 1, "1"),
                        line("p", "Shirt", "Clothes", 1, "1"),
                        line("p", "Shirt", "Clothes", 0, "1"));

        assertThat(rows("product-sales"))
                .containsExactlyInAnyOrder(
                        "p UK Shirt Clothes 1 1.000000 1",
                        "p UK Shirt Toys 1 1.000000 0",
                        "p UK T-Shirt Toys 1 1.000000 0");
        assertThat(rows("product-days"))
                .contains("2024-02-29 p UK Clothes Shirt 1 1.000000 1", "2024-02-29 p UK Toys Shirt 1 1.000000 0");
    }

    @Test
    void shouldTakeForACustomerWhoeverIsRegisteredOrOrders() {
        shop.customer("late", "2024-03-01T10:00", "UK")
                .customer("idle", "2024-02-01T10:00", null)
                .customer("unknown", null, "UK")
                .order("1", "late", "2024-02-29T10:00", null)
                .order("2", "late", "2024-03-02T10:00", null)
                .order("3", "late", "2024-03-02T11:00", null)
                .order("4", "late", "2024-03-03T11:00", "canceled")
                .order("5", "guest", "2024-02-28T10:00", null);

        assertThat(rows("customer-starts"))
                .containsExactlyInAnyOrder("0001-01-01 UK 1", "2024-02-01 - 1", "2024-02-28 - 1", "2024-02-29 UK 1");
        assertThat(rows("ordering-days"))
                .containsExactlyInAnyOrder("2024-02-28 - 0 1", "2024-02-29 UK 0 1", "2024-03-02 UK 2 1");
        assertThat(rows("customer-activity"))
                .containsExactlyInAnyOrder(
                        "guest - 1 10.000000 2024-02-28T10:00:00Z 2024-02-28T10:00:00Z",
                        "idle 2024-02-01T10:00:00Z 0 0.000000 - -",
                        "late 2024-03-01T10:00:00Z 3 30.000000 2024-02-29T10:00:00Z 2024-03-02T11:00:00Z",
                        "unknown - 0 0.000000 - -");
    }

    private List<String> rows(String view) {
        return ViewText.rows(twin, view, "");
    }
}
