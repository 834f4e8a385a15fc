package dev.tributary.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.Cell;
import dev.tributary.api.FakeCluster;
import dev.tributary.api.Keys;
import dev.tributary.api.QueryApi;
import dev.tributary.api.QueryApiSettings;
import dev.tributary.api.QueryApiSettings.Postgres;
import dev.tributary.api.SampleAttribution;
import dev.tributary.api.SampleCommerce;
import dev.tributary.api.SampleGrowth;
import dev.tributary.api.SampleResults;
import dev.tributary.api.SampleVouchers;
import dev.tributary.api.Web;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A guarded API: it listens on loopback, and there are keys. */
class KeysTest {

    private static final String FIGURES = "/api/status-distribution/";

    private static EmbeddedPostgres database;
    private static FakeCluster cluster;
    private static Keys keys;
    private static KeyAdministration administration;
    private static QueryApi api;
    private static Web web;
    private static String reader;
    private static String admin;
    private static String bound;

    @BeforeAll
    static void start() throws IOException {
        database = EmbeddedPostgres.builder().start();
        cluster = FakeCluster.of(2, 5, cells());
        keys = Keys.open(postgres());
        administration = keys.administration();
        reader = create(Scope.READ, Optional.empty());
        admin = create(Scope.ADMIN, Optional.empty());
        bound = create(Scope.READ, Optional.of(Set.of("default")));
        api = QueryApi.start(settings());
        web = new Web(api.uri());
    }

    @AfterAll
    static void stop() throws IOException {
        api.close();
        keys.close();
        cluster.close();
        database.close();
    }

    @Test
    void shouldAskForAKeyWhereNoneIsShown() {
        HttpResponse<String> refused = web.get(FIGURES);

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"tributary\"");
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Web.parse(refused.body()).get("detail").textValue()).contains("Authorization: Bearer");
    }

    @Test
    void shouldAnswerWhoShowsAKey() {
        assertThat(with(reader, FIGURES).statusCode()).isEqualTo(200);
        assertThat(web.send("HEAD", FIGURES, "Authorization", "Bearer " + reader)
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer ",
                "Bearer nonsense",
                "Bearer tributary_0123456789abcdef_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Basic dHJpYnV0YXJ5OnRyaWJ1dGFyeQ==",
                // {"alg":"none"} . {"sub":"x","scope":"tributary:admin","workspaces":"*"}
                "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4Iiwic2NvcGUiOiJ0cmlidXRhcnk6YWRtaW4iLCJ3b3Jrc3BhY2VzIjoiKiJ9."
            })
    void shouldRefuseWhatIsNoKey(String authorization) {
        HttpResponse<String> refused = web.get(FIGURES, "Authorization", authorization);

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("invalid_token");
    }

    @Test
    void shouldRefuseAKeyInTheQueryString() {
        assertThat(web.get(FIGURES + "?key=" + reader).statusCode()).isEqualTo(401);
        assertThat(web.get(FIGURES + "?access_token=" + reader).statusCode()).isEqualTo(401);
    }

    @Test
    void shouldRefuseTheRightKeyWithAnotherSecret() {
        String forged = reader.substring(0, reader.length() - 1) + (reader.endsWith("A") ? "B" : "A");

        assertThat(with(forged, FIGURES).statusCode()).isEqualTo(401);
    }

    @Test
    void shouldRefuseWhatIsExpiredOrRevoked() {
        String expired = administration
                .create("test", "old", Scope.READ, Optional.empty(), Optional.of(Duration.ofSeconds(-1)))
                .token();
        NewKey revoked = administration.create("test", "gone", Scope.READ, Optional.empty(), Optional.empty());

        assertThat(administration.revoke("test", revoked.key().id())).isTrue();
        assertThat(administration.revoke("test", revoked.key().id())).isFalse();
        assertThat(with(expired, FIGURES).statusCode()).isEqualTo(401);
        assertThat(with(revoked.token(), FIGURES).statusCode()).isEqualTo(401);
    }

    @Test
    void shouldTakeARevocationUpInARunningApi() throws InterruptedException {
        NewKey key = administration.create("test", "short", Scope.READ, Optional.empty(), Optional.empty());
        assertThat(with(key.token(), FIGURES).statusCode()).isEqualTo(200);

        administration.revoke("test", key.key().id());

        while (with(key.token(), FIGURES).statusCode() == 200) {
            Thread.sleep(100);
        }
        assertThat(with(key.token(), FIGURES).statusCode()).isEqualTo(401);
    }

    @Test
    void shouldLetBothKeysOpenWhileOneTakesTheOthersPlace() {
        NewKey old = administration.create("test", "rotated", Scope.READ, Optional.of(Set.of("a")), Optional.empty());

        NewKey successor = administration
                .rotate("test", old.key().id(), Duration.ofHours(1))
                .orElseThrow();

        assertThat(successor.key().name()).isEqualTo("rotated");
        assertThat(successor.key().workspaces()).hasValue(Set.of("a"));
        assertThat(with(old.token(), FIGURES + "?workspace=a").statusCode()).isEqualTo(200);
        assertThat(with(successor.token(), FIGURES + "?workspace=a").statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldKeepNoSecret() throws SQLException {
        String secret = Token.of(reader).orElseThrow().secret();
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery("SELECT k::text FROM api_keys k")) {
            while (rows.next()) {
                assertThat(rows.getString(1)).doesNotContain(secret);
            }
        }
        assertThat(Token.of(reader).orElseThrow().toString()).doesNotContain(secret);
    }

    @Test
    void shouldOpenWhatOnlyAdministratorsSeeToThemAlone() {
        assertThat(with(reader, "/api/audit").statusCode()).isEqualTo(403);
        assertThat(with(admin, "/api/audit").statusCode()).isEqualTo(200);
        assertThat(Web.parse(with(admin, "/api/audit?limit=1").body()).get("rows"))
                .hasSize(1);
    }

    @Test
    void shouldTellOfAllWorkspacesOnlyWhoIsBoundToNone() {
        assertThat(with(bound, "/api/status").statusCode()).isEqualTo(403);
        assertThat(with(bound, "/prometheus").statusCode()).isEqualTo(403);
        assertThat(with(reader, "/api/status").statusCode()).isEqualTo(200);
        assertThat(with(reader, "/prometheus").statusCode()).isEqualTo(200);
        assertThat(web.get("/prometheus").statusCode()).isEqualTo(401);
    }

    @Test
    void shouldListOnlyTheWorkspacesOfAKey() {
        String other = create(Scope.READ, Optional.of(Set.of("a", "b")));

        assertThat(Web.parse(with(bound, "/api/workspaces").body()).get("rows")).hasSize(1);
        assertThat(Web.parse(with(other, "/api/workspaces").body()).get("rows")).isEmpty();
    }

    @Test
    void shouldTakeTheOnlyWorkspaceOfAKeyForGranted() {
        String one = create(Scope.READ, Optional.of(Set.of("a")));
        String two = create(Scope.READ, Optional.of(Set.of("a", "b")));

        assertThat(with(one, FIGURES).statusCode()).isEqualTo(200);
        HttpResponse<String> unclear = with(two, FIGURES);
        assertThat(unclear.statusCode()).isEqualTo(400);
        assertThat(unclear.body()).contains("a, b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health",
                "/health/liveness",
                "/health/readiness",
                "/openapi.yaml",
                "/swagger/index.html",
                "/session"
            })
    void shouldLeaveOpenWhatTellsNoFigure(String path) {
        assertThat(web.get(path).statusCode()).isNotIn(401, 403, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/swagger/../api/ledger",
                "/swagger/..%2fapi%2fledger",
                "/%61pi/ledger",
                "//api/ledger",
                "/api/ledger/",
                "/dashboard/%2e%2e/api/ledger",
                "/beans",
                "/env",
                "/nothing"
            })
    void shouldNotBeFooledByOddPaths(String path) {
        assertThat(web.send(HttpRequest.newBuilder(URI.create(web.base() + path))
                                .build())
                        .statusCode())
                .isIn(400, 401, 404);
    }

    @Test
    void shouldGiveABrowserASessionThatNoScriptCanRead() {
        HttpResponse<String> opened = web.post("/session", "{\"key\": \"" + reader + "\"}");

        String cookie = opened.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(cookie)
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Strict", "Path=/")
                .doesNotContain(reader);
        String session = cookie.substring(0, cookie.indexOf(';'));
        assertThat(web.get(FIGURES, "Cookie", session).statusCode()).isEqualTo(200);
        JsonNode current = Web.parse(web.get("/session", "Cookie", session).body());
        assertThat(current.get("scope").textValue()).isEqualTo("read");
        assertThat(current.get("workspaces").isNull()).isTrue();

        assertThat(web.send("DELETE", "/session", "Cookie", session).statusCode())
                .isEqualTo(204);
        assertThat(web.get(FIGURES, "Cookie", session).statusCode()).isEqualTo(401);
    }

    @Test
    void shouldOpenNoSessionWithoutAKey() {
        assertThat(web.post("/session", "{\"key\": \"nonsense\"}").statusCode()).isEqualTo(400);
        assertThat(web.post("/session", "{}").statusCode()).isEqualTo(400);
        JsonNode nobody = Web.parse(web.get("/session").body());
        assertThat(nobody.get("guarded").booleanValue()).isTrue();
        assertThat(nobody.get("open").booleanValue()).isFalse();
        assertThat(nobody.get("workspaces")).isEmpty();
    }

    @Test
    void shouldChangeNothingForThePageOfAnotherSite() {
        String cookie = web.post("/session", "{\"key\": \"" + admin + "\"}")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        String session = cookie.substring(0, cookie.indexOf(';'));
        String host = web.base().getAuthority();

        assertThat(post("/api/vouchervalue", session, Optional.of("http://evil.example"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("/api/vouchervalue", session, Optional.empty()).statusCode())
                .isEqualTo(403);
        assertThat(post("/api/vouchervalue", session, Optional.of("http://" + host))
                        .statusCode())
                .isNotEqualTo(403);
    }

    @Test
    void shouldNoteWhoMadeAndEndedKeys() {
        NewKey key = administration.create("somebody", "noted", Scope.READ, Optional.empty(), Optional.empty());
        administration.revoke("somebody", key.key().id());

        JsonNode rows = Web.parse(with(admin, "/api/audit").body()).get("rows");

        assertThat(rows.findValuesAsText("action")).contains("key.create", "key.revoke");
        assertThat(rows.toString()).contains(key.key().id(), "somebody").doesNotContain(key.token());
    }

    @Test
    void shouldSlowDownWhoTriesKeys() {
        String tried = "tributary_0123456789abcdef_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        try (QueryApi fresh = QueryApi.start(settings())) {
            Web attacked = new Web(fresh.uri());
            assertThat(attacked.get(FIGURES, "Authorization", "Bearer " + reader)
                            .statusCode())
                    .isEqualTo(200);
            HttpResponse<String> last = attacked.get(FIGURES, "Authorization", "Bearer " + tried);
            for (int i = 0; last.statusCode() == 401 && i < 1_000; i++) {
                last = attacked.get(FIGURES, "Authorization", "Bearer " + tried);
            }

            assertThat(last.statusCode()).isEqualTo(429);
            assertThat(last.headers().firstValue("Retry-After")).isPresent();
            assertThat(attacked.get(FIGURES, "Authorization", "Bearer " + reader)
                            .statusCode())
                    .as("a known key")
                    .isEqualTo(200);
        }
    }

    @Test
    void shouldLimitEachKeyAlone() {
        try (QueryApi strict = QueryApi.start(settings(1))) {
            Web limited = new Web(strict.uri());
            HttpResponse<String> last = limited.get("/api/metrics", "Authorization", "Bearer " + reader);
            for (int i = 0; last.statusCode() != 429 && i < 1_000; i++) {
                last = limited.get("/api/metrics", "Authorization", "Bearer " + reader);
            }

            assertThat(last.statusCode()).isEqualTo(429);
            assertThat(last.headers().firstValue("Retry-After")).isPresent();
            assertThat(last.headers().firstValue("RateLimit-Policy")).hasValue("\"key\";q=4;w=4");
            assertThat(last.headers().firstValue("RateLimit").orElseThrow()).contains("r=0");
            assertThat(limited.get("/api/metrics", "Authorization", "Bearer " + admin)
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void shouldRefuseToStandOpenBeyondLoopback() throws IOException {
        try (EmbeddedPostgres empty = EmbeddedPostgres.builder().start()) {
            Postgres without = new Postgres(empty.getJdbcUrl("postgres", "postgres"), "postgres", "");
            QueryApiSettings open =
                    QueryApiSettings.onLoopback(0, cluster.urls()).on("0.0.0.0");

            assertThatThrownBy(() -> QueryApi.start(open))
                    .isInstanceOf(UnguardedException.class)
                    .hasMessageContaining("--postgres");
            assertThatThrownBy(() -> QueryApi.start(open.with(without)))
                    .isInstanceOf(UnguardedException.class)
                    .hasMessageContaining("tributary keys create");
            try (QueryApi guarded = QueryApi.start(open.with(postgres()))) {
                assertThat(guarded.isOpen()).isFalse();
            }
        }
    }

    @Test
    void shouldCloseWithTheFirstKey() throws Exception {
        try (EmbeddedPostgres empty = EmbeddedPostgres.builder().start()) {
            Postgres without = new Postgres(empty.getJdbcUrl("postgres", "postgres"), "postgres", "");
            try (QueryApi open = QueryApi.start(
                            QueryApiSettings.onLoopback(0, cluster.urls()).with(without));
                    Keys other = Keys.open(without)) {
                Web anybody = new Web(open.uri());
                assertThat(open.isOpen()).isTrue();
                assertThat(anybody.get(FIGURES).statusCode()).isEqualTo(200);

                other.administration().create("test", "first", Scope.READ, Optional.empty(), Optional.empty());

                while (open.isOpen()) {
                    Thread.sleep(50);
                }
                assertThat(anybody.get(FIGURES).statusCode()).isEqualTo(401);
            }
        }
    }

    private static HttpResponse<String> post(String path, String session, Optional<String> origin) {
        HttpRequest.Builder request = HttpRequest.newBuilder(web.base().resolve(path))
                .header("Content-Type", "application/json")
                .header("Cookie", session)
                .POST(BodyPublishers.ofString("{}"));
        origin.ifPresent(value -> request.header("Origin", value));
        return web.send(request.build());
    }

    private static HttpResponse<String> with(String key, String path) {
        return web.get(path, "Authorization", "Bearer " + key);
    }

    private static String create(Scope scope, Optional<Set<String>> workspaces) {
        return administration
                .create("test", "test", scope, workspaces, Optional.empty())
                .token();
    }

    private static Postgres postgres() {
        return new Postgres(database.getJdbcUrl("postgres", "postgres"), "postgres", "");
    }

    private static QueryApiSettings settings() {
        return settings(1_000);
    }

    private static QueryApiSettings settings(int requestsPerSecond) {
        return QueryApiSettings.onLoopback(0, cluster.urls())
                .with(postgres())
                .with(new QueryApiSettings.Security(
                        Optional.empty(), Optional.empty(), Optional.empty(), requestsPerSecond));
    }

    private static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>(SampleResults.cells());
        cells.addAll(SampleGrowth.cells());
        cells.addAll(SampleAttribution.cells());
        cells.addAll(SampleVouchers.cells());
        cells.addAll(SampleCommerce.cells());
        return cells;
    }
}
