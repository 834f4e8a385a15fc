package dev.tributary.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.api.QueryApi;
import dev.tributary.api.QueryApiSettings;
import dev.tributary.api.QueryApiSettings.Cluster;
import dev.tributary.api.QueryApiSettings.Postgres;
import dev.tributary.attribution.ihc.IhcModel;
import dev.tributary.attribution.ihc.IhcParameters;
import dev.tributary.standalone.EmbeddedPostgres;
import dev.tributary.streams.StreamsApp;
import dev.tributary.twin.Twin;
import dev.tributary.twin.TwinView;
import dev.tributary.twin.testing.FactHistory;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Postgres is killed while its tables are filled and comes back later, or its disk is full for a while: questions never notice,
 * tables lose nothing.
 */
@Timeout(300)
@ExtendWith(SharedServices.class)
final class PostgresOutageTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** For a table of Postgres as well as for a query of the twin. */
    private static final String JOURNEYS = """
            SELECT workspace, conv_id, user_id, session_id, floor(extract(epoch FROM started_at))::bigint AS second,
                channel_name, initializer, holder, closer, ihc
            FROM %s AS rows_of_journeys WHERE ihc IS NOT NULL""";

    private static final String REPORTING = """
            SELECT workspace, model, date::text AS day, channel_name, sessions, cost, ihc, ihc_revenue, cpo, roas
            FROM %s AS rows_of_reporting""";

    @Test
    void shouldAnswerMeanwhileAndCatchUpWhenPostgresIsKilledAndComesBack(Services services) throws Exception {
        Shop shop = Shop.of(44, 120);
        Path data = services.folder("postgres-outage").resolve("postgres");
        try (Scenario scenario = Scenario.of(services, "postgres-outage", 2);
                StreamsApp app = scenario.start("only");
                EmbeddedPostgres killed = EmbeddedPostgres.start(data, 0, Services.log("postgres-outage"));
                QueryApi api = QueryApi.start(settings(services, scenario, app, killed))) {
            scenario.send(Parts.joined(shop.orders(), firstHalf(shop.sessions())));
            awaitSomeJourneys(killed);
            kill(data);
            killed.close();
            scenario.send(secondHalf(shop.sessions()));
            scenario.awaitAttributed(shop.whole(), IhcParameters.DEFAULT);
            try (Twin twin = Twin.open()) {
                shop.whole().sendTo(twin);
                twin.attribute(IhcModel.of(IhcParameters.DEFAULT));
                List<String> journeys = rows(twin, JOURNEYS, "customer-journeys");
                // The journeys come first; what is counted over them follows.
                awaitSettled(api);
                assertThat(attributed(api))
                        .isEqualTo(Shop.journeys(shop.whole()).size());

                try (EmbeddedPostgres back =
                        EmbeddedPostgres.start(data, killed.port(), Services.log("postgres-outage"))) {
                    await(back, JOURNEYS.formatted("attribution_customer_journey"), journeys);
                    await(
                            back,
                            REPORTING.formatted("channel_reporting_by_model"),
                            rows(twin, REPORTING, "channel-reporting"));
                }
            }
        }
    }

    @Test
    void shouldAnswerMeanwhileAndCatchUpWhenTheDiskOfPostgresWasFull(Services services) throws Exception {
        Shop shop = Shop.of(45, 120);
        Path small = services.folder("small-disk");
        Path data = small.resolve("postgres");
        Path log = Services.log("full-postgres");
        Files.deleteIfExists(log);
        try (SmallDisk disk = SmallDisk.mount(small, "160m");
                Scenario scenario = Scenario.of(services, "full-postgres", 2);
                StreamsApp app = scenario.start("only");
                EmbeddedPostgres postgres = EmbeddedPostgres.start(data, 0, log);
                QueryApi api = QueryApi.start(settings(services, scenario, app, postgres))) {
            scenario.send(Parts.joined(shop.orders(), firstHalf(shop.sessions())));
            awaitSomeJourneys(postgres);
            disk.fill();
            scenario.send(secondHalf(shop.sessions()));
            scenario.awaitAttributed(shop.whole(), IhcParameters.DEFAULT);
            awaitSettled(api);
            assertThat(attributed(api)).isEqualTo(Shop.journeys(shop.whole()).size());
            while (!Files.readString(log).contains("No space left on device")) {
                Thread.sleep(50);
            }

            disk.empty();

            try (Twin twin = Twin.open()) {
                shop.whole().sendTo(twin);
                twin.attribute(IhcModel.of(IhcParameters.DEFAULT));
                await(
                        postgres,
                        JOURNEYS.formatted("attribution_customer_journey"),
                        rows(twin, JOURNEYS, "customer-journeys"));
                await(
                        postgres,
                        REPORTING.formatted("channel_reporting_by_model"),
                        rows(twin, REPORTING, "channel-reporting"));
            }
        }
    }

    private static QueryApiSettings settings(
            Services services, Scenario scenario, StreamsApp app, EmbeddedPostgres postgres) {
        Map<String, String> clients =
                Map.of("bootstrap.servers", services.kafka(), "schema.registry.url", services.registryUrl());
        return QueryApiSettings.onLoopback(0, List.of(app.uri()))
                .with(new Postgres(postgres.jdbcUrl(), EmbeddedPostgres.USER, ""))
                .with(new Cluster(scenario.topics(), clients));
    }

    private static FactHistory<SpecificRecord> firstHalf(FactHistory<SpecificRecord> history) {
        return new FactHistory<>(history.changes().subList(0, history.changes().size() / 2));
    }

    private static FactHistory<SpecificRecord> secondHalf(FactHistory<SpecificRecord> history) {
        return new FactHistory<>(history.changes()
                .subList(history.changes().size() / 2, history.changes().size()));
    }

    private static void awaitSomeJourneys(EmbeddedPostgres postgres) throws InterruptedException {
        while (!hasJourneys(postgres)) {
            Thread.sleep(5);
        }
    }

    private static boolean hasJourneys(EmbeddedPostgres postgres) {
        try {
            return !rows(postgres, "SELECT id FROM attribution_customer_journey LIMIT 1")
                    .isEmpty();
        } catch (SQLException noTableYet) {
            return false;
        }
    }

    /** SIGKILL for the server; returns when nothing of it is left. */
    private static void kill(Path data) throws Exception {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> parts = server.descendants().toList();
        server.destroyForcibly();
        server.onExit().join();
        parts.forEach(part -> part.onExit().join());
    }

    private static void awaitSettled(QueryApi api) throws Exception {
        URI status = api.uri().resolve("/api/status");
        while (!JSON.readTree(status.toURL()).get("settled").asBoolean()) {
            Thread.sleep(50);
        }
    }

    private static int attributed(QueryApi api) throws Exception {
        URI question = api.uri().resolve("/api/attribution/summary");
        JsonNode answer = JSON.readTree(question.toURL());
        return answer.get("attributed").asInt();
    }

    private static void await(EmbeddedPostgres postgres, String query, List<String> expected) throws Exception {
        assertThat(expected).isNotEmpty();
        while (!rows(postgres, query).equals(expected)) {
            Thread.sleep(100);
        }
    }

    private static List<String> rows(Twin twin, String query, String view) {
        return twin.query(query.formatted("(" + TwinView.named(view).sql() + ")")).rows().stream()
                .map(row -> row.stream().map(PostgresOutageTest::text).collect(Collectors.joining("|")))
                .sorted()
                .toList();
    }

    private static List<String> rows(EmbeddedPostgres postgres, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl());
                Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(text(found.getObject(i)));
                }
                rows.add(String.join("|", row));
            }
            return rows.stream().sorted().toList();
        }
    }

    private static String text(@Nullable Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : String.valueOf(value);
    }
}
