package dev.tributary.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.twin.testing.GrowthShop;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The figures of growth by hand. A row is written as its cells without the workspace; nothing is a dash. */
class GrowthViewsTest {

    private final Twin twin = Twin.open();
    private final GrowthShop shop = new GrowthShop(twin);

    @AfterEach
    void close() {
        twin.close();
    }

    @Test
    void shouldCountAUserOnceInEachDeviceAndSourceWhenItComesOften() {
        shop.visit("u", "2024-02-29T10:00", 60L, "desktop", "1")
                .visit("u", "2024-02-29T11:00", 60L, "touch", "1")
                .visit("u", "2024-02-29T12:00", 60L, null, "2")
                .visit("v", "2024-02-29T23:59", 60L, "", "2");

        assertThat(rows("active-users", "day "))
                .containsExactlyInAnyOrder(
                        "day 2024-02-29 all - - 2",
                        "day 2024-02-29 device desktop - 1",
                        "day 2024-02-29 device touch - 1",
                        "day 2024-02-29 device - - 2",
                        "day 2024-02-29 source - 1 1",
                        "day 2024-02-29 source - 2 2",
                        "day 2024-02-29 device_and_source desktop 1 1",
                        "day 2024-02-29 device_and_source touch 1 1",
                        "day 2024-02-29 device_and_source - 2 2");
    }

    @Test
    void shouldStartWeeksOnMondayAndMonthsOnTheFirstWhenAYearEnds() {
        shop.visit("u", "2024-12-29T23:59:59.999", "1")
                .visit("u", "2024-12-30T00:00", "1")
                .visit("v", "2025-01-05T12:00", "1")
                .visit("v", "2025-01-06T00:00", "1");

        assertThat(rows("active-users", "week "))
                .filteredOn(row -> row.contains(" all "))
                .containsExactly("week 2024-12-23 all - - 1", "week 2024-12-30 all - - 2", "week 2025-01-06 all - - 1");
        assertThat(rows("active-users", "month "))
                .filteredOn(row -> row.contains(" all "))
                .containsExactly("month 2024-12-01 all - - 1", "month 2025-01-01 all - - 1");
    }

    @Test
    void shouldLeaveVisitsOutOfTheLengthsWhenTheirEndIsMissingOrBeforeTheirStart() {
        shop.visit("u", "2024-02-29T10:00", 61L, "desktop", "1")
                .visit("u", "2024-02-29T11:00", 0L, "desktop", "1")
                .visit("u", "2024-02-29T12:00", null, "desktop", "1")
                .visit("u", "2024-02-29T13:00", -1L, "desktop", "1")
                .visit("u", "2024-03-01T13:00", -1L, "desktop", "1");

        assertThat(rows("sessions"))
                .containsExactly("2024-02-29 desktop 1 4 2 61 30.500000000000", "2024-03-01 desktop 1 1 0 0 -");
        assertThat(rows("session-lengths")).containsExactly("2024-02-29 desktop 1 0 1", "2024-02-29 desktop 1 61 1");
    }

    @Test
    void shouldMoveAUserToAnotherCohortWhenAnEarlierVisitComesLate() {
        shop.visit("u", "2024-03-01T10:00", 60L, "touch", "2").visit("u", "2024-03-02T10:00", 60L, "touch", "2");
        assertThat(rows("retention", "day "))
                .containsExactly("day 2024-03-01 0 touch 2 1", "day 2024-03-01 1 touch 2 1");

        shop.visit("u", "2024-02-29T10:00", "1");

        assertThat(rows("retention", "day "))
                .containsExactly(
                        "day 2024-02-29 0 desktop 1 1", "day 2024-02-29 1 desktop 1 1", "day 2024-02-29 2 desktop 1 1");
        assertThat(rows("retention", "week ")).containsExactly("week 2024-02-26 0 desktop 1 1");
        assertThat(rows("retention", "month "))
                .containsExactly("month 2024-02-01 0 desktop 1 1", "month 2024-02-01 1 desktop 1 1");
    }

    @Test
    void shouldTakeTheSmallestNamesWhenFirstVisitsTie() {
        shop.visit("u", "2024-02-29T10:00", 1L, "touch", "10")
                .visit("u", "2024-02-29T10:00", 1L, "desktop", "2")
                .visit("v", "2024-02-29T10:00", 1L, "desktop", "9")
                .visit("v", "2024-02-29T10:00", 1L, null, "9");

        assertThat(rows("retention", "day "))
                .containsExactlyInAnyOrder("day 2024-02-29 0 desktop 10 1", "day 2024-02-29 0 - 9 1");
    }

    @Test
    void shouldSayHowLongAgoAUserCameWhenItComesAgain() {
        shop.visit("u", "2024-02-28T10:00", "1")
                .visit("u", "2024-02-28T11:00", "2")
                .visit("u", "2024-03-01T00:00", "2");

        assertThat(rows("visitor-days")).containsExactly("2024-02-28 desktop 1 0 1", "2024-03-01 desktop 1 2 1");
    }

    @Test
    void shouldRoundDaysToOrderDownWhenTheOrderComesFirst() {
        shop.visit("after", "2024-02-28T10:00", "1")
                .order("after", "2024-02-29T09:59:59.999", "1")
                .visit("exactly", "2024-02-28T10:00", "1")
                .order("exactly", "2024-02-29T10:00", "1")
                .visit("before", "2024-02-28T10:00", "1")
                .order("before", "2024-02-28T09:59:59.999", "1")
                .visit("long before", "2024-02-28T10:00", "1")
                .order("long before", "2024-02-27T10:00", "1")
                .order("nobody saw", "2024-02-27T10:00", "1");

        assertThat(rows("time-to-order"))
                .containsExactly("2024-02-28 desktop 1 -1 2", "2024-02-28 desktop 1 0 1", "2024-02-28 desktop 1 1 1");
    }

    @Test
    void shouldCountNoCancelledOrderWhenFiguresAreMadeOfOrders() {
        shop.visit("u", "2024-02-28T10:00", "1")
                .order("u", "2024-02-28T11:00", "7", "Cancelled")
                .order("u", "2024-02-29T11:00", "7", "CANCELED")
                .order("u", "2024-03-01T11:00", "7", "paid")
                .order("u", "2024-03-01T12:00", "0.000001", "");

        assertThat(rows("orders", "day ")).containsExactly("day 2024-03-01 desktop 1 2 1 7.000001 3.500000500000");
        assertThat(rows("ltv", "month ")).containsExactly("month 2024-03-01 0 desktop 1 1 2 7.000001");
        assertThat(rows("time-to-order")).containsExactly("2024-02-28 desktop 1 2 1");
        assertThat(rows("buyer-days")).containsExactly("2024-03-01 desktop 1 0 1");
    }

    @Test
    void shouldAddWhatACohortBroughtInEachPeriodWhenBuyersReturn() {
        shop.visit("u", "2024-01-01T10:00", "1")
                .order("u", "2024-01-31T23:59:59.999", "10")
                .order("u", "2024-02-01T00:00", "5")
                .order("v", "2024-01-10T00:00", "1")
                .order("v", "2024-04-30T00:00", "2");

        assertThat(rows("ltv", "month "))
                .containsExactlyInAnyOrder(
                        "month 2024-01-01 0 desktop 1 1 1 10.000000",
                        "month 2024-01-01 1 desktop 1 1 1 5.000000",
                        "month 2024-01-01 0 - - 1 1 1.000000",
                        "month 2024-01-01 3 - - 1 1 2.000000");
        assertThat(rows("buyer-days"))
                .containsExactlyInAnyOrder(
                        "2024-01-10 - - 0 1",
                        "2024-01-31 desktop 1 0 1",
                        "2024-02-01 desktop 1 1 1",
                        "2024-04-30 - - 111 1");
    }

    @Test
    void shouldHoldCostsAgainstTheBuyersOfTheFirstTouchWhenTheyBuyElsewhere() {
        shop.visit("u", "2024-01-01T10:00", "1")
                .visit("u", "2024-02-01T10:00", "2")
                .order("u", "2024-02-01T11:00", "30")
                .order("u", "2024-03-01T11:00", "3")
                .order("nobody saw", "2024-02-02T11:00", "4")
                .cost("1", "2024-02-29", "7")
                .cost("1", "2024-02-29", "4")
                .cost("2", "2024-02-01", "0")
                .cost("3", "2024-02-01", "5");

        assertThat(rows("costs"))
                .containsExactly("2024-02-01 2 1 0.000000", "2024-02-01 3 1 5.000000", "2024-02-29 1 2 11.000000");
        assertThat(rows("cac", "month "))
                .containsExactly(
                        "month 2024-02-01 1 11.000000 1 11.000000000000",
                        "month 2024-02-01 3 5.000000 0 -",
                        "month 2024-02-01 - 0.000000 1 0.000000000000");
        assertThat(rows("roi", "month "))
                .containsExactly(
                        "month 2024-02-01 1 11.000000 33.000000 3.000000000000",
                        "month 2024-02-01 3 5.000000 0.000000 0.000000000000",
                        "month 2024-02-01 - 0.000000 4.000000 -");
        assertThat(rows("acquisition", "week "))
                .containsExactly(
                        "week 2024-01-29 1 0.000000 1 33.000000",
                        "week 2024-01-29 3 5.000000 0 0.000000",
                        "week 2024-01-29 - 0.000000 1 4.000000",
                        "week 2024-02-26 1 11.000000 0 0.000000");
    }

    private List<String> rows(String view) {
        return rows(view, "");
    }

    private List<String> rows(String view, String start) {
        return ViewText.rows(twin, view, start);
    }
}
