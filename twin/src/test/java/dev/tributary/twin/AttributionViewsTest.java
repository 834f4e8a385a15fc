package dev.tributary.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.twin.testing.AttributionShop;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The figures of attribution by hand. A row is written as its cells without the workspace; nothing is a dash. */
class AttributionViewsTest {

    private static final List<String> PUBLISHED =
            List.of("A", "A B", "A B C", "B", "B A", "B C A", "C", "C A", "C B A");

    private Twin twin = Twin.open();

    @AfterEach
    void close() {
        twin.close();
    }

    @Test
    void shouldCreditTheChannelsOfThePublishedPathsAsPublished() {
        AttributionShop shop = new AttributionShop(twin);
        for (String path : PUBLISHED) {
            String[] channels = path.split(" ");
            for (int i = 0; i < channels.length; i++) {
                shop.session(i + "", path, "2024-02-29T0" + i + ":00", channels[i]);
            }
            shop.order("1", path, "2024-02-29T09:00", "3");
        }

        assertThat(creditedRevenue("first")).containsExactly("9.000000000000", "9.000000000000", "9.000000000000");
        assertThat(creditedRevenue("last")).containsExactly("15.000000000000", "6.000000000000", "6.000000000000");
        assertThat(creditedRevenue("last_non_direct"))
                .containsExactly("15.000000000000", "6.000000000000", "6.000000000000");
        assertThat(creditedRevenue("linear")).containsExactly("10.500000000000", "9.000000000000", "7.500000000000");
        assertThat(creditedRevenue("position")).containsExactly("11.100000000000", "8.400000000000", "7.500000000000");
        assertThat(rows("transitions"))
                .contains("2024-02-29 A B 2 0", "2024-02-29 - A 3 0", "2024-02-29 A - 5 0", "2024-02-29 C B 1 0");
        assertThat(rows("channel-sets"))
                .containsExactly(
                        "2024-02-29 A 1 1 3.000000",
                        "2024-02-29 A 2 3 9.000000",
                        "2024-02-29 A 3 3 9.000000",
                        "2024-02-29 B 1 1 3.000000",
                        "2024-02-29 B 2 2 6.000000",
                        "2024-02-29 B 3 3 9.000000",
                        "2024-02-29 C 1 1 3.000000",
                        "2024-02-29 C 2 1 3.000000",
                        "2024-02-29 C 3 3 9.000000");
    }

    @Test
    void shouldTakeSessionsStrictlyBeforeTheConversionWhenNothingElseIsSaid() {
        threeSessions();

        assertThat(rows("conversions"))
                .containsExactly(
                        "c u 1709208000000 pending 1 5.000000 2", "none u 1708905600000 unattributed 1 1.000000 0");
        assertThat(rows("journey-lengths")).containsExactly("2024-02-29 2 3 1 5.000000");
        assertThat(rows("paths")).containsExactly("2024-02-29 A > B 1 5.000000 2 259201");
    }

    @Test
    void shouldTakeOtherSessionsWhenTheRulesSaySo() {
        reopen(new JourneyRules(true, OptionalLong.of(3)));
        threeSessions();

        assertThat(rows("paths")).containsExactly("2024-02-29 B > C 1 5.000000 2 0");

        reopen(new JourneyRules(true, OptionalLong.empty()));
        threeSessions();

        assertThat(rows("paths")).containsExactly("2024-02-29 A > B > C 1 5.000000 3 259201");
    }

    @Test
    void shouldKeepJourneysApartWhenIdsOrUsersAreTheSame() {
        new AttributionShop(twin)
                .session("s", "u", "2024-02-28T10:00", "A")
                .session("s", "v", "2024-02-28T10:00", "B")
                .order("c", "u", "2024-02-29T10:00", "5")
                .order("c", "v", "2024-02-29T10:00", "7")
                .order("d", "v", "2024-02-29T11:00", "1")
                .order("gone", "v", "2024-02-29T12:00", "100", "CANCELLED");

        assertThat(rows("paths"))
                .containsExactly("2024-02-29 A 1 5.000000 1 86400", "2024-02-29 B 2 8.000000 2 176400");
    }

    @Test
    void shouldCountTheCostOfASessionOnceWhenItIsOnSeveralJourneys() {
        new AttributionShop(twin)
                .session("a", "u", "2024-02-27T10:00", "A", "3")
                .session("b", "u", "2024-02-28T10:00", "B", "0")
                .session("alone", "v", "2024-02-27T10:00", "A", "0.5")
                .session("free", "v", "2024-02-27T10:00", "A", null)
                .order("c", "u", "2024-02-28T12:00", "5")
                .order("d", "u", "2024-02-29T12:00", "0.000001");

        assertThat(rows("channel-reporting", "linear "))
                .containsExactly(
                        "linear 2024-02-27 A 3 3.500000 1.000000 2.500000500000 3.500000000000 0.714285857143",
                        "linear 2024-02-28 B 1 0.000000 1.000000 2.500000500000 0.000000000000 -");
        assertThat(rows("channel-reporting", "ihc "))
                .containsExactly(
                        "ihc 2024-02-27 A 3 3.500000 0.000000 0.000000000000 - 0.000000000000",
                        "ihc 2024-02-28 B 1 0.000000 0.000000 0.000000000000 - -");
    }

    @Test
    void shouldSeeAPathAsLostWhenItsUserNeverConverted() {
        new AttributionShop(twin)
                .session("1", "lost", "2024-02-27T10:00", "A")
                .session("2", "lost", "2024-02-28T10:00", "A")
                .session("3", "lost", "2024-02-29T10:00", "B")
                .order("gone", "lost", "2024-03-01T10:00", "5", "canceled")
                .session("1", "too late", "2024-02-27T10:00", "A")
                .order("c", "too late", "2024-02-26T10:00", "5");

        assertThat(rows("transitions"))
                .containsExactly("2024-02-27 A B 0 1", "2024-02-27 B - 0 1", "2024-02-27 - A 0 1");
        assertThat(rows("paths")).isEmpty();
    }

    @Test
    void shouldNameTheNewestStepsWhenAPathIsLong() {
        AttributionShop shop = new AttributionShop(twin);
        for (int i = 20; i < 42; i++) {
            shop.session("" + i, "u", "2024-02-29T" + i / 2 + ":" + (i % 2 == 0 ? "00" : "30"), "C" + i / 2);
        }
        shop.order("c", "u", "2024-02-29T20:30:00.999", "5").order("d", "u", "2024-02-29T20:00:00", "5");

        assertThat(rows("paths"))
                .containsExactly(
                        "2024-02-29 C10 > C11 > C12 > C13 > C14 > C15 > C16 > C17 > C18 > C19 1 5.000000 20 36000",
                        "2024-02-29 … > C11 > C12 > C13 > C14 > C15 > C16 > C17 > C18 > C19 > C20 1 5.000000 22 37800");
    }

    @Test
    void shouldCountSharesOnlyWhenTheyAreWhole() {
        threeSessions();
        share("a", 10_000, 0, 4_000, 5_000);

        assertThat(rows("conversions", "c ")).containsExactly("c u 1709208000000 pending 1 5.000000 2");

        share("b", 0, 0, 6_000, 5_001);

        assertThat(rows("conversions", "c ")).containsExactly("c u 1709208000000 pending 1 5.000000 2");
        assertThat(rows("customer-journeys"))
                .containsExactly(
                        "c u 2024-02-26T11:59:58.500Z a A - - - -", "c u 2024-02-29T11:59:59.999Z b B - - - -");
        twin.putRefusal("default", "u", "c");
        assertThat(rows("conversion-days"))
                .containsExactly("2024-02-26 unattributed 1 1.000000 0", "2024-02-29 refused 1 5.000000 2");

        share("b", 0, 0, 6_000, 5_000);

        assertThat(rows("conversions", "c ")).containsExactly("c u 1709208000000 attributed 1 5.000000 2");
        assertThat(rows("journeys"))
                .containsExactly(
                        "c u 1708948798500 a A 1 1 1.0000 0.0000 0.4000 0.5000",
                        "c u 1709207999999 b B 1 1 0.0000 0.0000 0.6000 0.5000");
        assertThat(rows("channel-reporting", "ihc 2024-02-26"))
                .containsExactly("ihc 2024-02-26 A 1 0.000000 0.500000 2.500000000000 0.000000000000 -");
    }

    @Test
    void shouldTakeTheNewestSessionsWhenAJourneyIsTooLong() {
        AttributionShop shop = new AttributionShop(twin);
        for (int i = 0; i < 10_001; i++) {
            shop.session("" + (10_000 + i), "u", "2024-02-29T10:00", i == 0 ? "Oldest" : "A");
        }
        shop.order("c", "u", "2024-02-29T12:00", "5");

        assertThat(rows("paths")).containsExactly("2024-02-29 A 1 5.000000 10000 7200");
        assertThat(rows("channel-reporting", "first"))
                .containsExactly(
                        "first 2024-02-29 A 10000 0.000000 1.000000 5.000000000000 0.000000000000 -",
                        "first 2024-02-29 Oldest 1 0.000000 0.000000 0.000000000000 - -");
    }

    /** Three sessions: three days before the order and a bit, just before it, and at its very moment. */
    private void threeSessions() {
        new AttributionShop(twin)
                .session("a", "u", "2024-02-26T11:59:58.500", "A")
                .session("b", "u", "2024-02-29T11:59:59.999", "B")
                .session("c", "u", "2024-02-29T12:00", "C")
                .order("c", "u", "2024-02-29T12:00", "5")
                .order("none", "u", "2024-02-26T00:00", "1");
    }

    private void share(String session, int... units) {
        twin.putShares(
                "default",
                "u",
                "c",
                session,
                Stream.of(units[0], units[1], units[2], units[3])
                        .map(BigInteger::valueOf)
                        .toList());
    }

    private void reopen(JourneyRules rules) {
        twin.close();
        twin = Twin.open(rules);
    }

    private List<String> creditedRevenue(String model) {
        return rows("channel-reporting", model + " ").stream()
                .map(row -> row.split(" ")[6])
                .toList();
    }

    private List<String> rows(String view) {
        return rows(view, "");
    }

    private List<String> rows(String view, String start) {
        return ViewText.rows(twin, view, start);
    }
}
