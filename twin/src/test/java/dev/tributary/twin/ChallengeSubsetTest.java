package dev.tributary.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tributary.facts.Order;
import dev.tributary.facts.Session;
import dev.tributary.twin.testing.AttributionShop;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The twin over real sessions and conversions; skipped where the file is missing. */
class ChallengeSubsetTest {

    @Test
    void shouldFindTheJourneysOfTheRealFileWhenSessionsComeStrictlyBefore() throws SQLException {
        try (Twin twin = Twin.open()) {
            fill(twin);

            assertJourneys(twin, 3_703, 1_940);
        }
    }

    @Test
    void shouldFindSixMoreWhenSessionsAtTheMomentOfTheConversionCount() throws SQLException {
        try (Twin twin = Twin.open(new JourneyRules(true, OptionalLong.empty()))) {
            fill(twin);

            assertJourneys(twin, 3_709, 1_946);
        }
    }

    private static void assertJourneys(Twin twin, long sessions, long conversions) {
        twin.attribute(PlainAttribution.IHC);

        assertThat(first(twin, "SELECT count(*), sum(ihc) FROM (%s)", "customer-journeys"))
                .containsExactly(
                        BigInteger.valueOf(sessions),
                        BigDecimal.valueOf(conversions).setScale(4));
        assertThat(first(
                        twin,
                        "SELECT sum(conversions), sum(sessions) FROM (%s) WHERE state = 'attributed'",
                        "conversion-days"))
                .containsExactly(BigInteger.valueOf(conversions), BigInteger.valueOf(sessions));
        assertThat(twin.query("SELECT DISTINCT sum(ihc), sum(sessions) FROM (%s) GROUP BY model"
                                .formatted(TwinView.named("channel-reporting").sql()))
                        .rows())
                .containsExactly(List.of(BigDecimal.valueOf(conversions).setScale(6), BigInteger.valueOf(3_682)));
    }

    private static List<Object> first(Twin twin, String query, String view) {
        return twin.query(query.formatted(TwinView.named(view).sql())).rows().getFirst();
    }

    private static void fill(Twin twin) throws SQLException {
        AttributionShop shop = new AttributionShop(twin);
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:file:" + file() + "?mode=ro&immutable=1");
                Statement statement = file.createStatement()) {
            ResultSet sessions =
                    statement.executeQuery("SELECT * FROM session_sources LEFT JOIN session_costs USING (session_id)");
            while (sessions.next()) {
                shop.session(session(sessions));
            }
            ResultSet orders = statement.executeQuery("SELECT * FROM conversions");
            while (orders.next()) {
                shop.order(order(orders));
            }
        }
    }

    private static Session session(ResultSet row) throws SQLException {
        return Session.newBuilder()
                .setWorkspace("default")
                .setId(row.getString("session_id"))
                .setUserId(row.getString("user_id"))
                .setStartedAt(instant(row.getString("event_date"), row.getString("event_time")))
                .setChannel(row.getString("channel_name"))
                .setHolderEngagement(row.getInt("holder_engagement"))
                .setCloserEngagement(row.getInt("closer_engagement"))
                .setImpression(row.getInt("impression_interaction"))
                .setCost(amount(row.getDouble("cost")))
                .build();
    }

    private static Order order(ResultSet row) throws SQLException {
        return Order.newBuilder()
                .setWorkspace("default")
                .setId(row.getString("conv_id"))
                .setUserId(row.getString("user_id"))
                .setOrderedAt(instant(row.getString("conv_date"), row.getString("conv_time")))
                .setRevenue(amount(row.getDouble("revenue")))
                .setLines(List.of())
                .build();
    }

    private static Instant instant(String date, String time) {
        return Instant.parse(date + "T" + time + "Z");
    }

    private static BigDecimal amount(double value) {
        return BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_UP);
    }

    private static Path file() {
        Path file = Optional.ofNullable(System.getenv("TRIBUTARY_CHECK_DATA"))
                .map(Path::of)
                .orElse(Path.of("..", "..", "shared", "data"))
                .resolve(Path.of("attribution", "challenge_subset.db"));
        assumeTrue(
                Files.isRegularFile(file),
                () -> "skipped: there is no " + file + "; TRIBUTARY_CHECK_DATA names its folder");
        return file;
    }
}
