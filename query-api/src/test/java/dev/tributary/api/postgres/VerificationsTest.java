package dev.tributary.api.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.Beans;
import dev.tributary.api.QueryApi;
import dev.tributary.api.QueryApiSettings;
import dev.tributary.api.Web;
import dev.tributary.verify.VerificationRun;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class VerificationsTest {

    @Test
    @Timeout(180)
    void shouldListWhatWasFoundOfAWorkspaceOrOfAllNewestFirst() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
                QueryApi api = QueryApi.start(QueryApiSettings.onLoopback(0, List.of(URI.create("http://127.0.0.1:1")))
                        .with(new QueryApiSettings.Postgres(
                                postgres.getJdbcUrl("postgres", "postgres"), "postgres", "")))) {
            TableSinks sinks = Beans.of(api, TableSinks.class);
            while (sinks.states().get(TableSinks.VERIFICATIONS) != TableSinks.State.UP) {
                LockSupport.parkNanos(10_000_000);
            }
            TableFeed<VerificationRun> feed =
                    new TableFeed<>(Beans.of(api, VerificationTable.class), Beans.of(api, Database.class));
            feed.take(List.of(
                    feed.record(0, "*/a", run("a", "", 1, 0)),
                    feed.record(1, "default/b", run("b", "default", 3, 2)),
                    feed.record(2, "other/c", run("c", "other", 2, 0)),
                    feed.record(3, "default/d", run("d", "default", 4, 0)),
                    feed.record(4, "default/d", null)));
            Web web = new Web(api.uri());

            JsonNode first = web.json("/api/verifications?limit=1");
            JsonNode second = web.json(
                    "/api/verifications?limit=1&cursor=" + first.get("next").textValue());

            assertThat(first.get("verifications").get(0).get("differing").intValue())
                    .isEqualTo(2);
            assertThat(first.get("verifications").get(0).get("equal").booleanValue())
                    .isFalse();
            assertThat(first.get("verifications").get(0).get("workspace").textValue())
                    .isEqualTo("default");
            JsonNode whole = second.get("verifications").get(0);
            assertThat(whole.get("workspace").isNull()).isTrue();
            assertThat(whole.get("equal").booleanValue()).isTrue();
            assertThat(whole.get("finished_at").textValue()).isEqualTo("2026-01-01T00:00:01Z");
            assertThat(whole.get("started_at").textValue()).isEqualTo("2025-12-31T23:59:59Z");
            assertThat(whole.get("facts").intValue()).isEqualTo(100);
            assertThat(whole.get("cells").intValue()).isEqualTo(1_000);
            assertThat(second.get("next").isNull()).isTrue();
            assertThat(web.json("/api/verifications?workspace=other").get("verifications"))
                    .hasSize(2);
        }
    }

    /** What was found of a workspace, or of all where it has no name. */
    private static VerificationRun run(String id, String workspace, int second, long differing) {
        Instant end = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(second);
        VerificationRun.Builder run = VerificationRun.newBuilder();
        if (!workspace.isEmpty()) {
            run.setWorkspace(workspace);
        }
        return run.setId(id)
                .setStartedAt(end.minusSeconds(2))
                .setFinishedAt(end)
                .setViews(45L)
                .setFacts(100L)
                .setCells(1_000L)
                .setDiffering(differing)
                .build();
    }
}
