package dev.tributary.streams.commerce;

import static dev.tributary.query.commerce.CommerceRollups.CATEGORY_REVENUE;
import static dev.tributary.query.commerce.CommerceRollups.CUSTOMER_PRODUCTS;
import static dev.tributary.query.commerce.CommerceRollups.CUSTOMER_STARTS;
import static dev.tributary.query.commerce.CommerceRollups.CUSTOMER_VALUE;
import static dev.tributary.query.commerce.CommerceRollups.ORDERING_DAYS;
import static dev.tributary.query.commerce.CommerceRollups.PRODUCT_DAYS;
import static dev.tributary.query.commerce.CommerceRollups.PRODUCT_SALES;
import static dev.tributary.streams.commerce.CommerceKit.line;
import static dev.tributary.streams.commerce.CommerceKit.order;
import static dev.tributary.streams.commerce.CommerceKit.registration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.query.commerce.CommerceRollups;
import dev.tributary.streams.users.OrderRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The figures of commerce by hand. */
class CommerceArithmeticTest {

    private static final OrderRow LAMPS = order("2024-02-29T10:00:00Z", "paid", line("lamp", "Home", 2, 5));

    private final CommerceKit commerce = new CommerceKit();

    @Test
    void shouldTakeAnOrderBackWhenItIsCancelledAndAddItWhenItReturns() {
        commerce.add(LAMPS);
        OrderRow cancelled = new OrderRow(LAMPS.orderedAt(), LAMPS.revenue(), "Cancelled", LAMPS.lines());
        commerce.replace(LAMPS, cancelled);

        assertThat(commerce.cells(CATEGORY_REVENUE))
                .containsOnlyKeys("2024-02-29 Home cancelled Cancelled")
                .containsValue(List.of("2", "10", "1"));
        assertThat(commerce.cells(PRODUCT_SALES)).isEmpty();
        assertThat(commerce.cells(PRODUCT_DAYS)).isEmpty();
        assertThat(commerce.cells(ORDERING_DAYS)).isEmpty();
        assertThat(commerce.cells(CUSTOMER_VALUE)).isEmpty();
        assertThat(commerce.users().size()).isZero();

        commerce.replace(cancelled, LAMPS);

        assertThat(commerce.cells(PRODUCT_SALES)).containsEntry("lamp  Home ", List.of("2", "10", "1"));
        assertThat(commerce.cells(CUSTOMER_STARTS)).containsEntry("2024-02-29 ", List.of("1"));
    }

    @Test
    void shouldFollowAQuantityThatIsCorrected() {
        commerce.add(LAMPS);
        commerce.replace(LAMPS, order("2024-02-29T10:00:00Z", "paid", line("lamp", "Home", 3, 5)));

        assertThat(commerce.cells(PRODUCT_SALES)).containsOnly(Map.entry("lamp  Home ", List.of("3", "15", "1")));
    }

    @Test
    void shouldMoveWhatWasBoughtWhenTheCountryIsLearnedLate() {
        commerce.add(LAMPS);
        commerce.change(
                "u", "2", Optional.empty(), Optional.of(order("2024-03-10T10:00:00Z", "", line("lamp", "", 1, 7))));
        commerce.change("u", "r", Optional.empty(), Optional.of(registration("2024-03-01T00:00:00Z", "UK")));

        assertThat(commerce.cells(PRODUCT_SALES))
                .containsOnlyKeys("lamp UK  ", "lamp UK Home ")
                .containsEntry("lamp UK Home ", List.of("2", "10", "1"));
        assertThat(commerce.cells(ORDERING_DAYS)).containsOnlyKeys("2024-02-29 UK 0", "2024-03-10 UK 10");
        assertThat(commerce.cells(CUSTOMER_STARTS)).containsOnlyKeys("2024-02-29 UK");
        assertThat(commerce.cells(CUSTOMER_VALUE))
                .containsOnlyKeys("u UK")
                .containsValue(List.of(
                        "1",
                        "1",
                        millis("2024-03-01T00:00:00Z"),
                        "2",
                        "20",
                        millis("2024-02-29T10:00:00Z"),
                        millis("2024-03-10T10:00:00Z")));
    }

    @Test
    void shouldTakeTheEarliestDayAndTheSmallestCountryOfSeveralRegistrations() {
        commerce.change("u", "1", Optional.empty(), Optional.of(registration("2024-03-01T00:00:00Z", "")));
        commerce.change("u", "2", Optional.empty(), Optional.of(registration("", "UK")));
        commerce.change("u", "3", Optional.empty(), Optional.of(registration("2024-02-01T00:00:00Z", "US")));

        assertThat(commerce.cells(CUSTOMER_STARTS)).containsOnlyKeys("2024-02-01 UK");
    }

    @Test
    void shouldAlwaysHaveHadACustomerOfWhomNothingIsKnown() {
        commerce.add(registration("", ""));

        assertThat(commerce.cells(CUSTOMER_STARTS)).containsOnlyKeys("0001-01-01 ");
    }

    @Test
    void shouldLinkDaysAgainWhenTheOneBetweenGoes() {
        OrderRow between = order("2024-03-05T10:00:00Z", "");
        commerce.add(LAMPS);
        commerce.change("u", "2", Optional.empty(), Optional.of(between));
        commerce.change("u", "3", Optional.empty(), Optional.of(order("2024-03-10T10:00:00Z", "")));
        assertThat(commerce.cells(ORDERING_DAYS)).containsOnlyKeys("2024-02-29  0", "2024-03-05  5", "2024-03-10  5");

        commerce.change("u", "2", Optional.of(between), Optional.empty());

        assertThat(commerce.cells(ORDERING_DAYS)).containsOnlyKeys("2024-02-29  0", "2024-03-10  10");
    }

    @Test
    void shouldCountPairsOfTheProductsInABasketBothWays() {
        commerce.add(order("2024-02-29T10:00:00Z", "", line("a", "", 1, 1), line("b", "", 1, 1), line("a", "", 2, 1)));
        commerce.change(
                "v", "o", Optional.empty(), Optional.of(order("2024-03-01T10:00:00Z", "", line("a", "", 1, 1))));
        OrderRow later = order("2024-03-02T10:00:00Z", "", line("b", "", 1, 1));
        commerce.change("v", "p", Optional.empty(), Optional.of(later));

        assertThat(commerce.pairs()).isEqualTo(Map.of(" ", 2, " a", 2, " b", 2, "a b", 2, "b a", 2));

        commerce.change("v", "p", Optional.of(later), Optional.empty());

        assertThat(commerce.pairs()).isEqualTo(Map.of(" ", 2, " a", 2, " b", 1, "a b", 1, "b a", 1));
        assertThat(commerce.cells(CUSTOMER_PRODUCTS)).containsOnlyKeys("u a", "u b", "v a");
    }

    @Test
    void shouldLetTheOldestProductsOutOfAFullBasketAndTakeThemInAgain() {
        commerce.add(order("2024-01-01T00:00:00Z", "", line("old", "", 1, 1), line("older", "", 1, 1)));
        OrderRow many = order(
                "2024-02-01T00:00:00Z",
                "",
                IntStream.range(0, CommerceRollups.BASKET - 1)
                        .mapToObj(i -> line("p" + i, "", 1, 1))
                        .toArray(OrderRow.Line[]::new));
        commerce.change("u", "many", Optional.empty(), Optional.of(many));

        assertThat(commerce.pairs())
                .hasSize(1 + CommerceRollups.BASKET + CommerceRollups.BASKET * (CommerceRollups.BASKET - 1))
                .containsKey(" old")
                .doesNotContainKeys(" older", "old older");
        assertThat(commerce.cells(CUSTOMER_PRODUCTS)).containsEntry("u older", List.of("1", "0"));

        commerce.change("u", "many", Optional.of(many), Optional.empty());

        assertThat(commerce.pairs()).containsOnlyKeys(" ", " old", " older", "old older", "older old");
        assertThat(commerce.cells(CUSTOMER_PRODUCTS)).containsEntry("u older", List.of("1", "1"));
    }

    @Test
    void shouldAddUpRevenueBeyond64Bits() {
        for (int i = 0; i < 3; i++) {
            commerce.change(
                    "u",
                    "o" + i,
                    Optional.empty(),
                    Optional.of(order(
                            "2024-02-29T10:00:00Z", "", line("gold", "", 10_000_000_000L, 999_999_999_999_999_999L))));
        }

        assertThat(commerce.cells(PRODUCT_SALES))
                .containsEntry("gold   ", List.of("30000000000", "29999999999999999970000000000", "3"));
    }

    @Test
    void shouldWriteNothingWhenAFactStaysAsItWas() {
        commerce.add(LAMPS);
        commerce.commit();
        commerce.remove(LAMPS);
        commerce.add(LAMPS);

        assertThat(commerce.commit()).isZero();
    }

    private static String millis(String instant) {
        return Long.toString(Instant.parse(instant).toEpochMilli());
    }
}
