package dev.tributary.ihc.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tributary.attribution.Journey;
import dev.tributary.attribution.Touch;
import dev.tributary.ihc.IhcOutcome;
import dev.tributary.ihc.IhcOutcome.Attributed;
import dev.tributary.ihc.KeyedJourney;
import dev.tributary.ihc.server.FaultPlan;
import dev.tributary.ihc.server.IhcServer;
import dev.tributary.ihc.server.IhcServerSettings;
import dev.tributary.ihc.testing.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** All journeys of a shop through client and server. */
final class ShopJourneysTest {

    private static final String STRICTLY_BEFORE = """
            SELECT conv_id, session_id, event_date, event_time, channel_name,
                   holder_engagement, closer_engagement, impression_interaction
            FROM conversions JOIN session_sources USING (user_id)
            WHERE event_date || ' ' || event_time < conv_date || ' ' || conv_time
            ORDER BY conv_id, event_date, event_time, session_id
            """;
    private static final int FEWEST_REQUESTS = 20;

    @Test
    void shouldEqualTheLocalModelInHardlyMoreThanTheFewestRequestsWhenAFifthFails() throws Exception {
        List<KeyedJourney> journeys = journeys();
        assertThat(journeys.size()).isEqualTo(1_940);
        assertThat(journeys.stream().mapToInt(KeyedJourney::size).sum()).isEqualTo(3_703);
        try (IhcServer server = IhcServer.start(IhcServerSettings.local(Samples.KEY)
                        .withFaults(FaultPlan.seeded(0.2, 7), Duration.ofSeconds(5)));
                IhcClient client = IhcClient.connect(Samples.impatient(server))) {
            Map<String, IhcOutcome> outcomes = client.attribute(journeys);

            assertThat(Samples.different(outcomes, journeys)).isEmpty();
            assertThat(outcomes.values()).allSatisfy(outcome -> assertThat(((Attributed) outcome)
                            .shares().stream().mapToInt(share -> share.ihc()).sum())
                    .isEqualTo(10_000));
            long faults =
                    server.faults().values().stream().mapToLong(Long::longValue).sum();
            assertThat(faults).isPositive();
            // A fault costs the request that met it, or, of a refusal, the halves that find the guilty journey.
            assertThat(server.calls()).isBetween(FEWEST_REQUESTS + 0L, FEWEST_REQUESTS + 1 + 3 * faults);
        }
    }

    private static List<KeyedJourney> journeys() throws SQLException {
        Map<String, List<Touch>> touches = new LinkedHashMap<>();
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:file:" + file() + "?immutable=1");
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(STRICTLY_BEFORE)) {
            while (rows.next()) {
                touches.computeIfAbsent(rows.getString("conv_id"), id -> new ArrayList<>())
                        .add(touch(rows));
            }
        }
        return touches.entrySet().stream()
                .map(journey -> new KeyedJourney(journey.getKey(), Journey.of(journey.getValue())))
                .toList();
    }

    private static Touch touch(ResultSet row) throws SQLException {
        String time = row.getString("event_date") + "T" + row.getString("event_time");
        return new Touch(
                row.getString("session_id"),
                LocalDateTime.parse(time).toInstant(ZoneOffset.UTC).toEpochMilli(),
                row.getString("channel_name"),
                row.getInt("holder_engagement") == 1,
                row.getInt("closer_engagement") == 1,
                row.getInt("impression_interaction") == 1);
    }

    private static Path file() {
        Path file = Optional.ofNullable(System.getenv("TRIBUTARY_CHECK_DATA"))
                .map(Path::of)
                .orElse(Path.of("..", "..", "shared", "data"))
                .resolve("attribution")
                .resolve("challenge_subset.db");
        assumeTrue(
                Files.isRegularFile(file),
                () -> "skipped: there is no " + file + "; TRIBUTARY_CHECK_DATA names its folder");
        return file;
    }
}
