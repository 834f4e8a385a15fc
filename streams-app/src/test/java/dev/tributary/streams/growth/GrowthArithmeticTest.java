package dev.tributary.streams.growth;

import static dev.tributary.query.growth.GrowthRollups.ACQUISITION;
import static dev.tributary.query.growth.GrowthRollups.ACTIVITY;
import static dev.tributary.query.growth.GrowthRollups.BUYER_DAYS;
import static dev.tributary.query.growth.GrowthRollups.LTV;
import static dev.tributary.query.growth.GrowthRollups.ORDERS;
import static dev.tributary.query.growth.GrowthRollups.RETENTION;
import static dev.tributary.query.growth.GrowthRollups.SESSION_DAYS;
import static dev.tributary.query.growth.GrowthRollups.SESSION_LENGTHS;
import static dev.tributary.query.growth.GrowthRollups.TIME_TO_ORDER;
import static dev.tributary.query.growth.GrowthRollups.VISITOR_DAYS;
import static dev.tributary.streams.growth.GrowthKit.order;
import static dev.tributary.streams.growth.GrowthKit.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.streams.users.OrderRow;
import dev.tributary.streams.users.SessionRow;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The figures of growth by hand. Users are those of one visit, order and device at a time. */
class GrowthArithmeticTest {

    private static final List<String> ONE = List.of("1");

    private final GrowthKit growth = new GrowthKit();

    @Test
    void shouldMoveTheUserToAnOlderCohortWhenAnEarlierVisitComesLate() {
        growth.add(visit("2024-03-10T10:00:00Z", "search", "desktop"));
        growth.add(order("2024-03-11T09:00:00Z", 5));
        growth.add(visit("2024-02-09T12:00:00Z", "mail", "touch"));

        assertThat(growth.cells(RETENTION))
                .containsOnlyKeys(
                        "day 2024-02-09 0 touch mail",
                        "day 2024-02-09 30 touch mail",
                        "week 2024-02-05 0 touch mail",
                        "week 2024-02-05 4 touch mail",
                        "month 2024-02-01 0 touch mail",
                        "month 2024-02-01 1 touch mail");
        assertThat(growth.cells(VISITOR_DAYS)).containsOnlyKeys("2024-02-09 touch mail 0", "2024-03-10 touch mail 30");
        assertThat(growth.cells(TIME_TO_ORDER)).containsOnlyKeys("2024-02-09 touch mail 30");
        assertThat(growth.cells(BUYER_DAYS)).containsOnlyKeys("2024-03-11 touch mail 0");
        assertThat(growth.cells(ACQUISITION))
                .containsOnlyKeys("day 2024-03-11 mail", "week 2024-03-11 mail", "month 2024-03-01 mail");
    }

    @Test
    void shouldMoveTheBuyerToAnOlderCohortWhenAnEarlierOrderComesLate() {
        growth.add(visit("2024-01-01T00:00:00Z", "mail", ""));
        growth.add(order("2024-03-05T00:00:00Z", 7));
        growth.add(order("2024-02-29T23:59:59Z", 5));

        assertThat(growth.cells(LTV))
                .containsEntry("month 2024-02-01 0  mail", List.of("1", "1", "5"))
                .containsEntry("month 2024-02-01 1  mail", List.of("1", "1", "7"))
                .containsEntry("week 2024-02-26 1  mail", List.of("1", "1", "7"))
                .containsEntry("day 2024-02-29 5  mail", List.of("1", "1", "7"))
                .hasSize(6);
        assertThat(growth.cells(ACQUISITION))
                .containsEntry("month 2024-02-01 mail", List.of("0", "1", "12"))
                .hasSize(3);
        assertThat(growth.cells(TIME_TO_ORDER)).containsOnlyKeys("2024-01-01  mail 59");
        assertThat(growth.cells(BUYER_DAYS)).containsOnlyKeys("2024-02-29  mail 0", "2024-03-05  mail 5");
    }

    @Test
    void shouldTakeTheSmallestChannelAndTheSmallestDeviceWhenFirstVisitsTie() {
        growth.add(visit("2024-03-10T10:00:00Z", "b", "desktop"));
        growth.add(visit("2024-03-10T10:00:00Z", "a", "touch"));
        growth.add(visit("2024-03-10T10:00:00Z", "c", "desktop"));

        assertThat(growth.cells(VISITOR_DAYS)).containsOnlyKeys("2024-03-10 desktop a 0");

        growth.remove(visit("2024-03-10T10:00:00Z", "a", "touch"));
        assertThat(growth.cells(VISITOR_DAYS)).containsOnlyKeys("2024-03-10 desktop b 0");
    }

    @Test
    void shouldFallBackToTheNextVisitWhenTheFirstIsDeleted() {
        SessionRow first = visit("2024-02-09T12:00:00Z", "mail", "touch");
        growth.add(visit("2024-03-10T10:00:00Z", "search", "desktop"));
        growth.add(first);
        growth.remove(first);

        assertThat(growth.cells(RETENTION))
                .containsOnlyKeys(
                        "day 2024-03-10 0 desktop search",
                        "week 2024-03-04 0 desktop search",
                        "month 2024-03-01 0 desktop search");
        assertThat(growth.cells(SESSION_DAYS)).containsOnlyKeys("2024-03-10 desktop search");
    }

    @Test
    void shouldCountDaysBelowZeroWhenTheOrderCameBeforeTheVisit() {
        growth.add(order("2024-03-09T23:00:00Z", 5));
        growth.add(visit("2024-03-10T00:00:00Z", "mail", ""));

        assertThat(growth.cells(TIME_TO_ORDER)).containsOnlyKeys("2024-03-10  mail -1");
    }

    @Test
    void shouldNameNoSourceWhenABuyerNeverCame() {
        growth.add(order("2024-03-09T23:00:00Z", 5));

        assertThat(growth.cells(TIME_TO_ORDER)).isEmpty();
        assertThat(growth.cells(ORDERS)).containsEntry("day 2024-03-09  ", List.of("1", "1", "5"));
        assertThat(growth.cells(ACQUISITION)).containsEntry("month 2024-03-01 ", List.of("0", "1", "5"));
        assertThat(growth.cells(RETENTION)).isEmpty();
    }

    @Test
    void shouldCountAUserOnceInEachPeriodAndScopeWhenItUsesSeveralDevices() {
        growth.add(visit("2024-02-29T10:00:00Z", "mail", "touch"));
        growth.add(visit("2024-03-01T10:00:00Z", "mail", "desktop"));
        growth.add(visit("2024-03-01T11:00:00Z", "mail", "desktop"));
        growth.add(visit("2024-03-03T11:00:00Z", "search", "desktop"));
        growth.add(visit("2024-03-04T00:00:00Z", "mail", "touch"));

        assertThat(growth.cells(ACTIVITY))
                .containsEntry("week 2024-02-26 all  ", ONE)
                .containsEntry("week 2024-02-26 device desktop ", ONE)
                .containsEntry("week 2024-02-26 source  mail", ONE)
                .containsEntry("week 2024-03-04 all  ", ONE)
                .containsEntry("month 2024-02-01 all  ", ONE)
                .containsEntry("month 2024-03-01 all  ", ONE)
                .containsEntry("month 2024-03-01 device_and_source touch mail", ONE)
                .doesNotContainKey("month 2024-02-01 device desktop ")
                .allSatisfy((cell, users) -> assertThat(users).isEqualTo(ONE));
    }

    @Test
    void shouldKeepAUserInThePeriodWhenOneOfItsVisitsIsRemoved() {
        SessionRow monday = visit("2024-03-04T10:00:00Z", "mail", "touch");
        growth.add(visit("2024-03-03T10:00:00Z", "mail", "touch"));
        growth.add(monday);
        growth.add(monday);
        growth.add(visit("2024-03-05T10:00:00Z", "search", "touch"));
        growth.remove(monday);
        assertThat(growth.cells(ACTIVITY)).containsEntry("day 2024-03-04 all  ", ONE);

        growth.remove(monday);
        assertThat(growth.cells(ACTIVITY))
                .containsEntry("week 2024-03-04 all  ", ONE)
                .containsEntry("month 2024-03-01 source  mail", ONE)
                .doesNotContainKeys("day 2024-03-04 all  ", "week 2024-03-04 source  mail");
        assertThat(growth.cells(VISITOR_DAYS)).containsOnlyKeys("2024-03-03 touch mail 0", "2024-03-05 touch mail 2");
    }

    @Test
    void shouldCountNothingOfACancelledOrderUntilItIsTurnedBack() {
        OrderRow cancelled = order("2024-03-09T23:00:00Z", 5, "Canceled");
        growth.add(cancelled);
        assertThat(growth.cells(ORDERS)).isEmpty();

        growth.replace(cancelled, order("2024-03-09T23:00:00Z", 5, "paid"));
        assertThat(growth.cells(ORDERS)).containsEntry("month 2024-03-01  ", List.of("1", "1", "5"));

        growth.replace(order("2024-03-09T23:00:00Z", 5, "paid"), cancelled);
        assertThat(growth.everything().values())
                .allSatisfy(cells -> assertThat(cells).isEmpty());
    }

    @Test
    void shouldMeasureWholeSecondsAndNoLengthWhenTheEndIsMissingOrEarly() {
        long start = Instant.parse("2024-03-09T23:00:00Z").toEpochMilli();
        growth.add(visit(start, "mail", ""));
        growth.add(new SessionRow(start, OptionalLong.empty(), "mail", "", false, false, false, 0));
        growth.add(new SessionRow(start, OptionalLong.of(start - 1), "mail", "", false, false, false, 0));
        growth.add(new SessionRow(start, OptionalLong.of(start), "mail", "", false, false, false, 0));

        assertThat(growth.cells(SESSION_DAYS)).containsEntry("2024-03-09  mail", List.of("4", "2", "90"));
        assertThat(growth.cells(SESSION_LENGTHS)).containsOnlyKeys("2024-03-09  mail 90", "2024-03-09  mail 0");
    }

    @Test
    void shouldSumRevenueBeyondALongWhenABuyerMovesToAnotherSource() {
        long greatest = 999_999_999_999_999_999L;
        for (int i = 0; i < 20; i++) {
            growth.add(order("2024-03-0" + (1 + i % 9) + "T10:00:00Z", greatest));
        }
        growth.add(visit("2024-02-01T00:00:00Z", "mail", ""));

        assertThat(growth.cells(ACQUISITION))
                .containsEntry("month 2024-03-01 mail", List.of("0", "1", "19999999999999999980"))
                .hasSize(3);
    }

    @Test
    void shouldWriteNothingWhenACorrectionChangesNoFigure() {
        OrderRow order = order("2024-03-09T23:00:00Z", 5, "paid");
        growth.add(visit("2024-02-01T00:00:00Z", "mail", ""));
        growth.add(order);
        assertThat(growth.commit()).isPositive();

        growth.replace(order, order("2024-03-09T23:00:00Z", 5, "shipped"));
        assertThat(growth.commit()).isZero();
    }
}
