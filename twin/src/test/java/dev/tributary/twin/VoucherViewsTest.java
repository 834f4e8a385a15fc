package dev.tributary.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.twin.testing.VoucherShop;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The figures of vouchers by hand. A row is written as its cells without the workspace; nothing is a dash. */
class VoucherViewsTest {

    private final Twin twin = Twin.open();
    private final VoucherShop shop = new VoucherShop(twin);

    @AfterEach
    void close() {
        twin.close();
    }

    @Test
    void shouldNameTheFirstReasonWhenAGrantDoesNotCount() {
        shop.grant("2018-07-01T00:00", "2018-01-02T00:00", "2018-01-01T00:00", null, null)
                .grant("2018-07-01T00:00", "2018-01-02T00:00", "2018-01-01T00:00", 0L, null)
                .grant("2018-07-01T00:00", "2018-01-02T00:00", "2018-01-01T00:00", 0L, "1")
                .grant("2018-07-01T00:00", "2018-01-02T00:00", null, 0L, "1")
                .grant("2018-07-01T00:00", null, "2018-01-02T00:00", 0L, "1")
                .grant("2018-07-01T00:00", "2018-01-02T00:00", "2018-01-01T23:59:59.999", 1L, "1")
                .grant("2018-07-01T00:00", "2018-01-02T00:00", "2018-01-02T00:00", 1L, "1")
                .grant("2018-07-01T00:00", "2018-01-02T00:00", null, 1L, "1")
                .grant("2018-07-01T00:00", null, null, 0L, "0")
                .grant("China", "2018-07-01T00:00", null, null, 0L, "0");

        assertThat(rows("voucher-grants"))
                .containsExactlyInAnyOrder(
                        "China - 1",
                        "Peru last_order_before_first 1",
                        "Peru total_orders_missing 1",
                        "Peru voucher_amount_missing 1",
                        "Peru zero_orders_with_timestamps 3",
                        "Peru - 3");
    }

    @Test
    void shouldIncludeBothBoundsOfASegmentWhenOrdersAreCounted() {
        for (long orders : new long[] {0, 4, 5, 13, 14, 37, 38, 10_000_000_000L}) {
            shop.grant("2018-07-01T00:00", null, null, orders, "1");
        }

        assertThat(rows("voucher-segments"))
                .containsExactlyInAnyOrder(
                        "Peru frequent_segment 0-4 1.000000 2",
                        "Peru frequent_segment 5-13 1.000000 2",
                        "Peru frequent_segment 14-37 1.000000 2",
                        "Peru frequent_segment 38+ 1.000000 2",
                        "Peru recency_segment - 1.000000 8");
    }

    @Test
    void shouldRoundDaysDownWhenRecencyIsCounted() {
        shop.grant("2018-06-30T23:59:59.999", null, "2018-06-01T00:00", 1L, "1")
                .grant("2018-07-01T00:00", null, "2018-06-01T00:00", 1L, "2")
                .grant("2018-07-31T23:59:59.999", null, "2018-06-01T00:00", 1L, "3")
                .grant("2018-08-01T00:00", null, "2018-06-01T00:00", 1L, "4")
                .grant("2018-11-28T23:59", null, "2018-06-01T00:00", 1L, "5")
                .grant("2018-11-29T00:00", null, "2018-06-01T00:00", 1L, "6")
                .grant("2018-05-31T23:59:59.999", null, "2018-06-01T00:00", 1L, "7")
                .grant("2018-06-01T00:00", null, "2018-06-01T00:00", 1L, "8");

        assertThat(rows("voucher-segments"))
                .filteredOn(row -> row.contains("recency"))
                .containsExactlyInAnyOrder(
                        "Peru recency_segment 0-29 1.000000 1",
                        "Peru recency_segment 0-29 8.000000 1",
                        "Peru recency_segment 30-60 2.000000 1",
                        "Peru recency_segment 30-60 3.000000 1",
                        "Peru recency_segment 61-90 4.000000 1",
                        "Peru recency_segment 121-180 5.000000 1",
                        "Peru recency_segment 180+ 6.000000 1",
                        "Peru recency_segment - 7.000000 1");
        assertThat(rows("voucher-last-orders"))
                .contains("Peru 2018-06-01 1.000000 1", "Peru 2018-06-01 7.000000 1")
                .hasSize(8);
        assertThat(rows("voucher-recency")).contains("Peru -1 7.000000 1", "Peru 0 8.000000 1", "Peru 181 6.000000 1");
    }

    @Test
    void shouldTakeTheSmallerAmountWhenTwoAreGrantedAsOften() {
        shop.grant("2018-07-01T00:00", null, null, 1L, "4400")
                .grant("2018-07-01T00:00", null, null, 1L, "4400")
                .grant("2018-07-01T00:00", null, null, 2L, "10000")
                .grant("2018-07-01T00:00", null, null, 2L, "10000")
                .grant("2018-07-01T00:00", null, null, 2L, "1");

        assertThat(rows("voucher-values"))
                .containsExactlyInAnyOrder(
                        "Peru frequent_segment 0-4 4400.000000 2", "Peru recency_segment - 4400.000000 2");
        assertThat(rows("voucher-orders"))
                .containsExactly("Peru 1 4400.000000 2", "Peru 2 1.000000 1", "Peru 2 10000.000000 2");
    }

    private List<String> rows(String view) {
        return ViewText.rows(twin, view, "");
    }
}
