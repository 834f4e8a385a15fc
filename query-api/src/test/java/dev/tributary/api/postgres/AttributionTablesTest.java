package dev.tributary.api.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.api.Beans;
import dev.tributary.api.QueryApi;
import dev.tributary.api.QueryApiSettings;
import dev.tributary.schemas.FactKey;
import dev.tributary.views.ChannelReporting;
import dev.tributary.views.CustomerJourney;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AttributionTablesTest {

    private static final Instant STARTED = Instant.parse("2023-09-01T10:00:00.123Z");
    private static final String JOURNEYS =
            "SELECT conv_id, session_id, ihc FROM attribution_customer_journey ORDER BY conv_id, session_id";

    private static EmbeddedPostgres postgres;
    private static QueryApi api;
    private static Database database;
    private static TableFeed<CustomerJourney> journeys;
    private static TableFeed<ChannelReporting> reporting;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        api = QueryApi.start(QueryApiSettings.onLoopback(0, List.of(URI.create("http://127.0.0.1:1")))
                .with(new QueryApiSettings.Postgres(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "")));
        database = Beans.of(api, Database.class);
        TableSinks sinks = Beans.of(api, TableSinks.class);
        while (!sinks.states().values().stream().allMatch(TableSinks.State.UP::equals)) {
            LockSupport.parkNanos(10_000_000);
        }
        journeys = new TableFeed<>(Beans.of(api, JourneyTable.class), database);
        reporting = new TableFeed<>(Beans.of(api, ChannelReportingTable.class), database);
    }

    @AfterAll
    static void stop() throws IOException {
        api.close();
        postgres.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        sql("TRUNCATE attribution_customer_journey, channel_reporting_by_model, consumed_offsets");
    }

    @Test
    void shouldKeepTheLastSharesOfEachSession() throws SQLException {
        journeys.take(List.of(
                session(0, "o1", "s1", "0.2500"), session(1, "o1", "s2", "0.7500"), session(2, "o2", "s2", "1.0000")));
        journeys.take(List.of(session(3, "o1", "s1", "0.5000"), session(4, "o1", "s2", "0.5000")));

        assertThat(rows(JOURNEYS)).containsExactly("o1 s1 0.5000", "o1 s2 0.5000", "o2 s2 1.0000");
        assertThat(rows("SELECT workspace, user_id, started_at AT TIME ZONE 'UTC', channel_name, initializer, holder, "
                        + "closer FROM attribution_customer_journey WHERE session_id = 's1'"))
                .containsExactly("default u/1 2023-09-01 10:00:00.123 Bücher, neu 0.1000 0.0000 0.9000");
    }

    @Test
    void shouldKeepTimesOfAllYears() throws SQLException {
        Instant first = Instant.parse("0001-01-01T00:00:00Z");
        Instant last = Instant.parse("9999-12-31T23:59:59.999Z");

        journeys.take(List.of(session(0, "o1", "s1", first, "1.0000"), session(1, "o2", "s2", last, "1.0000")));

        assertThat(
                        rows(
                                "SELECT session_id, started_at AT TIME ZONE 'UTC' FROM attribution_customer_journey ORDER BY 1"))
                .containsExactly("s1 0001-01-01 00:00:00", "s2 9999-12-31 23:59:59.999");
    }

    @Test
    void shouldRemoveSessionsThatLeaveAJourney() throws SQLException {
        journeys.take(List.of(session(0, "o1", "s1", "0.5000"), session(1, "o1", "s2", "0.5000")));
        journeys.take(List.of(gone(2, "o1", "s1"), session(3, "o1", "s2", "1.0000"), gone(4, "o9", "s9")));

        assertThat(rows(JOURNEYS)).containsExactly("o1 s2 1.0000");
    }

    @Test
    void shouldTakeTheLastRecordOfAKeyWhenABatchHoldsSeveral() throws SQLException {
        journeys.take(List.of(
                session(0, "o1", "s1", "0.5000"),
                gone(1, "o1", "s1"),
                gone(2, "o1", "s2"),
                session(3, "o1", "s2", "0.2500"),
                session(4, "o1", "s2", "1.0000")));

        assertThat(rows(JOURNEYS)).containsExactly("o1 s2 1.0000");
    }

    @Test
    void shouldHoldNoSessionWithoutShares() throws SQLException {
        journeys.take(List.of(session(0, "o1", "s1", null), session(1, "o2", "s2", "1.0000")));
        journeys.take(List.of(session(2, "o1", "s1", "1.0000"), session(3, "o2", "s2", null)));

        assertThat(rows(JOURNEYS)).containsExactly("o1 s1 1.0000");
    }

    @Test
    void shouldTakeOverIdsThatNoIndexHoldsAndCharactersThatPostgresLacks() throws SQLException {
        // Random, so that it cannot be compressed into the 2,704 bytes that a B-tree takes.
        StringBuilder id = new StringBuilder("\0");
        new Random(1).ints(20_000, 0x4e00, 0x9fff).forEach(id::appendCodePoint);

        journeys.take(List.of(session(0, id.toString(), "s1", "1.0000"), journeys.unreadable(1)));

        assertThat(rows("SELECT length(conv_id), left(conv_id, 1) FROM attribution_customer_journey"))
                .containsExactly("20001 \uFFFD");
        journeys.take(List.of(gone(2, id.toString(), "s1")));
        assertThat(rows(JOURNEYS)).isEmpty();
    }

    @Test
    void shouldGoOnBehindWhatItTookOver() {
        journeys.take(List.of(session(0, "o1", "s1", "1.0000"), session(7, "o1", "s2", "1.0000")));

        assertThat(database.offsets(journeys.topic())).isEqualTo(Map.of(0, 8L));
        assertThat(journeys.position()).isEqualTo(8);
        assertThat(reporting.position()).isZero();
    }

    @Test
    void shouldTakeNothingOverWhenTheOffsetCannotBeWritten() throws SQLException {
        sql("ALTER TABLE consumed_offsets ADD CONSTRAINT no_offset_one CHECK (next_offset <> 1)");
        try {
            assertThatThrownBy(() -> journeys.take(List.of(session(0, "o1", "s1", "1.0000"))))
                    .isInstanceOf(RuntimeException.class);

            assertThat(rows(JOURNEYS)).isEmpty();
            assertThat(journeys.position()).isZero();
        } finally {
            sql("ALTER TABLE consumed_offsets DROP CONSTRAINT no_offset_one");
        }
    }

    @Test
    void shouldWriteNothingWhenAnotherProcessWasFaster() throws SQLException {
        journeys.take(List.of(session(0, "o1", "s1", "0.5000")));

        assertThatThrownBy(() -> journeys.takeOvertaken(
                        List.of(session(1, "o1", "s1", "0.7500")), List.of(session(1, "o1", "s1", "1.0000"))))
                .isInstanceOf(OvertakenException.class);

        assertThat(rows(JOURNEYS)).containsExactly("o1 s1 1.0000");
    }

    @Test
    void shouldShowTheChannelReportingOfIhcAsItsOwnTable() throws SQLException {
        reporting.take(List.of(
                cell(0, "ihc", "Email", "3.000000", "0.000000"),
                cell(1, "first", "Email", "3.000000", "1.000000"),
                cell(2, "ihc", "Gone", "1.000000", "1.000000")));
        reporting.take(List.of(cell(3, "ihc", "Email", "3.000000", "1.500000"), goneCell(4, "ihc", "Gone")));

        assertThat(rows("SELECT channel_name, date, cost, ihc, ihc_revenue FROM channel_reporting"))
                .containsExactly("Email 2023-09-01 3.000000 1.500000 10.000000000000");
        assertThat(rows("SELECT model, sessions, ihc, cpo, roas FROM channel_reporting_by_model ORDER BY model"))
                .containsExactly("first 2 1.000000 null 0.500000000000", "ihc 2 1.500000 null 0.500000000000");
    }

    @Test
    void shouldTakeOverAndRemoveManyRowsAtOnce() throws SQLException {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>(IntStream.range(0, 5_000)
                .mapToObj(i -> session(i, "o" + i, "s", "1.0000"))
                .toList());
        journeys.take(all);
        assertThat(rows("SELECT count(*), sum(ihc) FROM attribution_customer_journey"))
                .containsExactly("5000 5000.0000");

        journeys.take(IntStream.range(0, 5_000)
                .mapToObj(i -> gone(5_000 + i, "o" + i, "s"))
                .toList());
        assertThat(rows(JOURNEYS)).isEmpty();
    }

    private static ConsumerRecord<byte[], byte[]> session(
            long offset, String conversion, String session, @Nullable String ihc) {
        return session(offset, conversion, session, STARTED, ihc);
    }

    private static ConsumerRecord<byte[], byte[]> session(
            long offset, String conversion, String session, Instant started, @Nullable String ihc) {
        CustomerJourney value = CustomerJourney.newBuilder()
                .setWorkspace("default")
                .setConvId(conversion)
                .setUserId("u/1")
                .setStartedAt(started)
                .setSessionId(session)
                .setChannelName("Bücher, neu")
                .setInitializer(ihc == null ? null : new BigDecimal("0.1000"))
                .setHolder(ihc == null ? null : new BigDecimal("0.0000"))
                .setCloser(ihc == null ? null : new BigDecimal("0.9000"))
                .setIhc(ihc == null ? null : new BigDecimal(ihc))
                .build();
        return journeys.record(offset, key(conversion, session), value);
    }

    private static ConsumerRecord<byte[], byte[]> gone(long offset, String conversion, String session) {
        return journeys.record(offset, key(conversion, session), null);
    }

    private static String key(String conversion, String session) {
        return FactKey.join("default", conversion, "u/1", STARTED.toString(), session, "Bücher, neu");
    }

    private static ConsumerRecord<byte[], byte[]> cell(
            long offset, String model, String channel, String cost, String ihc) {
        ChannelReporting value = ChannelReporting.newBuilder()
                .setWorkspace("default")
                .setModel(model)
                .setDate(LocalDate.parse("2023-09-01"))
                .setChannelName(channel)
                .setSessions(2)
                .setCost(new BigDecimal(cost))
                .setIhc(new BigDecimal(ihc))
                .setIhcRevenue(new BigDecimal("10.000000000000"))
                .setCpo(null)
                .setRoas(new BigDecimal("0.500000000000"))
                .build();
        return reporting.record(offset, FactKey.join("default", model, "2023-09-01", channel), value);
    }

    private static ConsumerRecord<byte[], byte[]> goneCell(long offset, String model, String channel) {
        return reporting.record(offset, FactKey.join("default", model, "2023-09-01", channel), null);
    }

    private static List<String> rows(String query) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(found.getString(i)));
                }
                rows.add(String.join(" ", row));
            }
            return rows;
        }
    }

    private static void sql(String statement) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
