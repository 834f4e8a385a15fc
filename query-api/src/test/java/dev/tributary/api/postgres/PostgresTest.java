package dev.tributary.api.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.Beans;
import dev.tributary.api.QueryApi;
import dev.tributary.api.QueryApiSettings;
import dev.tributary.api.Web;
import dev.tributary.replay.ReplayRun;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresTest {

    private static EmbeddedPostgres postgres;
    private static QueryApi api;
    private static Database database;
    private static TableFeed<ReplayRun> feed;
    private static Web web;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        QueryApiSettings settings = QueryApiSettings.onLoopback(0, List.of(URI.create("http://127.0.0.1:1")))
                .with(new QueryApiSettings.Postgres(postgres.getJdbcUrl("postgres", "postgres"), "postgres", ""));
        api = QueryApi.start(settings);
        database = Beans.of(api, Database.class);
        web = new Web(api.uri());
        TableSinks sinks = Beans.of(api, TableSinks.class);
        while (sinks.states().get(TableSinks.REPLAY_RUNS) != TableSinks.State.UP) {
            LockSupport.parkNanos(10_000_000);
        }
        feed = new TableFeed<>(Beans.of(api, RunTable.class), database);
    }

    @AfterAll
    static void stop() throws IOException {
        api.close();
        postgres.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        sql("TRUNCATE replay_runs, consumed_offsets; DELETE FROM workspaces WHERE name <> 'default'");
    }

    @Test
    void shouldKeepTheLastStateOfEachRun() {
        take(record(0, "default/campaigns/r1", run("default", "r1", 1, 5, false)));
        take(
                record(1, "default/campaigns/r1", run("default", "r1", 1, 10, true)),
                record(2, "default/campaigns/r2", run("default", "r2", 2, 3, false)));

        JsonNode rows = web.json("/api/replays/").get("rows");

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).get("run").textValue()).isEqualTo("r2");
        assertThat(rows.get(1)).isEqualTo(Web.parse("""
                        {"workspace": "default", "dataset": "campaigns", "run": "r1", "files": ["a.csv", "b, c.csv"],
                         "started_at": "2026-01-01T00:00:01Z", "updated_at": "2026-01-01T00:01:01Z",
                         "rows_read": 10, "rows_sent": 8, "rows_skipped": 1,
                         "rows_rejected": {"revenue is negative": 1}, "rows_flagged": {}, "complete": true}
                        """));
    }

    @Test
    void shouldGoOnFromTheOffsetInPostgres() {
        take(record(0, "default/campaigns/r1", run("default", "r1", 1, 5, false)));

        assertThat(database.offsets(feed.topic())).isEqualTo(Map.of(0, 1L));
        assertThat(feed.position()).isEqualTo(1);
    }

    @Test
    void shouldTakeNothingOverWhenAPartOfItFails() throws SQLException {
        sql("ALTER TABLE consumed_offsets ADD CONSTRAINT no_offset_seven CHECK (next_offset <> 7)");
        try {
            assertThatThrownBy(() -> take(record(6, "default/campaigns/r1", run("default", "r1", 1, 5, false))))
                    .isInstanceOf(RuntimeException.class);

            assertThat(web.json("/api/replays").get("rows")).isEmpty();
            assertThat(database.offsets(feed.topic())).isEmpty();
        } finally {
            sql("ALTER TABLE consumed_offsets DROP CONSTRAINT no_offset_seven");
        }
    }

    @Test
    void shouldRemoveARunOnATombstone() {
        take(record(0, "default/campaigns/r1", run("default", "r1", 1, 5, false)));
        take(record(1, "default/campaigns/r1", null));

        assertThat(web.json("/api/replays").get("rows")).isEmpty();
    }

    @Test
    void shouldNoteInTheAuditLogWhoBeganARunOnceForEach() throws SQLException {
        sql("TRUNCATE audit_log");
        ReplayRun replay = ReplayRun.newBuilder(run("default", "r1", 1, 5, false))
                .setActor("command of \0 somebody")
                .build();
        ReplayRun erasure = ReplayRun.newBuilder(run("default", "e1", 2, 9, true))
                .setDataset("erase")
                .setActor("command of another")
                .build();
        take(record(0, "default/campaigns/r1", replay), record(1, "default/erase/e1", erasure));
        take(
                record(2, "default/campaigns/r1", replay),
                record(3, "default/re-drive/d1", run("default", "d1", 3, 1, true)));

        assertThat(web.json("/api/audit").get("rows")).isEqualTo(Web.parse("""
                        [{"at": "2026-01-01T00:00:02Z", "actor": "command of another", "action": "erase",
                          "workspace": "default", "detail": "7 facts"},
                         {"at": "2026-01-01T00:00:01Z", "actor": "command of � somebody", "action": "replay",
                          "workspace": "default", "detail": "campaigns [\\"a.csv\\",\\"b, c.csv\\"]"}]
                        """));
    }

    @Test
    void shouldPassOverRecordsThatCannotBeRead() {
        take(feed.unreadable(0), record(1, "default/campaigns/r1", run("default", "zero \0 character", 1, 5, false)));

        assertThat(web.json("/api/replays").get("rows")).hasSize(1);
        assertThat(database.offsets(feed.topic())).isEqualTo(Map.of(0, 2L));
    }

    @Test
    void shouldPageRunsNewestFirstAndKeepWorkspacesApart() {
        for (int i = 0; i < 5; i++) {
            take(record(i, "default/campaigns/r" + i, run("default", "r" + i, i / 2, 5, true)));
        }
        take(record(5, "other/campaigns/r", run("other", "r", 9, 5, true)));

        JsonNode first = web.json("/api/replays?limit=2");
        JsonNode second =
                web.json("/api/replays?limit=2&cursor=" + first.get("next").textValue());
        JsonNode third =
                web.json("/api/replays?limit=2&cursor=" + second.get("next").textValue());

        assertThat(first.get("rows").findValuesAsText("run")).containsExactly("r4", "r3");
        assertThat(second.get("rows").findValuesAsText("run")).containsExactly("r2", "r1");
        assertThat(third.get("rows").findValuesAsText("run")).containsExactly("r0");
        assertThat(third.get("next").isNull()).isTrue();
        assertThat(web.json("/api/replays?workspace=other").get("rows")).hasSize(1);
    }

    @Test
    void shouldListWorkspacesThatRunsName() {
        take(record(0, "Zweiter/campaigns/r", run("Zweiter", "r", 1, 5, true)));

        assertThat(web.json("/api/workspaces").get("rows").findValuesAsText("name"))
                .containsExactly("Zweiter", "default");
        JsonNode first = web.json("/api/workspaces?limit=1");
        assertThat(web.json("/api/workspaces?limit=1&cursor="
                                + first.get("next").textValue())
                        .get("rows")
                        .findValuesAsText("name"))
                .containsExactly("default");
    }

    @Test
    void shouldWriteListsAndMapsIntoCells() {
        take(record(0, "default/campaigns/r1", run("default", "r1", 1, 5, true)));

        assertThat(web.get("/api/replays", "Accept", "text/csv").body())
                .contains("\"[\"\"a.csv\"\",\"\"b, c.csv\"\"]\"", "\"{\"\"revenue is negative\"\":1}\"");
    }

    @Test
    void shouldAnswerUnavailableButStayUpWhenPostgresIsNotThere() throws IOException {
        QueryApiSettings settings = QueryApiSettings.onLoopback(0, List.of(URI.create("http://127.0.0.1:1")))
                .with(new QueryApiSettings.Postgres("jdbc:postgresql://127.0.0.1:1/postgres", "postgres", "secret"));

        try (QueryApi alone = QueryApi.start(settings)) {
            Web lonely = new Web(alone.uri());

            assertThat(lonely.get("/api/workspaces").statusCode()).isEqualTo(503);
            assertThat(lonely.get("/api/replays").headers().firstValue("Retry-After"))
                    .isPresent();
            assertThat(lonely.get("/api/replays").body()).doesNotContain("secret", "Exception");
            assertThat(lonely.get("/health/liveness").statusCode()).isEqualTo(200);
        }
        assertThat(settings.toString()).doesNotContain("secret");
    }

    @SafeVarargs
    private static void take(ConsumerRecord<byte[], byte[]>... records) {
        feed.take(List.of(records));
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, String key, @Nullable ReplayRun run) {
        return feed.record(offset, key, run);
    }

    private static ReplayRun run(String workspace, String run, int second, long read, boolean complete) {
        Instant started = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(second);
        return ReplayRun.newBuilder()
                .setWorkspace(workspace)
                .setRun(run)
                .setDataset("campaigns")
                .setFiles(List.of("a.csv", "b, c.csv"))
                .setStartedAt(started)
                .setUpdatedAt(started.plusSeconds(60))
                .setRowsRead(read)
                .setRowsSent(read - 2)
                .setRowsSkipped(1)
                .setRowsRejected(Map.of("revenue is negative", 1L))
                .setRowsFlagged(Map.of())
                .setComplete(complete)
                .build();
    }

    private static void sql(String statement) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
