package dev.tributary.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.api.Described;
import dev.tributary.api.GuardedApi;
import dev.tributary.api.Keys;
import dev.tributary.api.QueryApi;
import dev.tributary.api.QueryApiSettings;
import dev.tributary.api.QueryApiSettings.Postgres;
import dev.tributary.api.Web;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes in at which door of a guarded API, how often, and where it may stand open. */
class GuardTest {

    private static final String FIGURES = "/api/status-distribution/";

    private static GuardedApi guarded;
    private static Web web;
    private static String reader;
    private static String admin;
    private static String bound;

    @BeforeAll
    static void start() throws IOException {
        guarded = GuardedApi.start();
        web = guarded.web();
        reader = guarded.key(Scope.READ);
        admin = guarded.admin();
        bound = guarded.key(Scope.READ, "default");
    }

    @AfterAll
    static void stop() throws IOException {
        guarded.close();
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
    void shouldSlowDownWhoTriesKeys() {
        String tried = "tributary_0123456789abcdef_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        try (QueryApi fresh = QueryApi.start(guarded.settings(1_000))) {
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
        try (QueryApi strict = QueryApi.start(guarded.settings(1))) {
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
                    QueryApiSettings.onLoopback(0, guarded.cluster().urls()).on("0.0.0.0");

            assertThatThrownBy(() -> QueryApi.start(open))
                    .isInstanceOf(UnguardedException.class)
                    .hasMessageContaining("--postgres");
            assertThatThrownBy(() -> QueryApi.start(open.with(without)))
                    .isInstanceOf(UnguardedException.class)
                    .hasMessageContaining("tributary keys create");
            try (QueryApi closed = QueryApi.start(open.with(guarded.postgres()))) {
                assertThat(closed.isOpen()).isFalse();
            }
        }
    }

    @Test
    void shouldCloseWithTheFirstKey() throws Exception {
        try (EmbeddedPostgres empty = EmbeddedPostgres.builder().start()) {
            Postgres without = new Postgres(empty.getJdbcUrl("postgres", "postgres"), "postgres", "");
            try (QueryApi open = QueryApi.start(
                            QueryApiSettings.onLoopback(0, guarded.cluster().urls())
                                    .with(without));
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

    private static HttpResponse<String> with(String key, String path) {
        return web.get(path, "Authorization", "Bearer " + key);
    }

    @ParameterizedTest
    @MethodSource("closed")
    void shouldAskForAKeyOnEveryOperationThatTheDocumentDoesNotCallOpen(Described operation) {
        assertThat(status(operation, "")).as(operation.toString()).isEqualTo(401);
        assertThat(status(operation, reader)).as(operation.toString()).isNotEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("changing")
    void shouldKeepWhatChangesSomethingAndTheAuditLogForAdministrators(Described operation) {
        assertThat(status(operation, reader)).isEqualTo(403);
        assertThat(status(operation, guarded.key(Scope.WRITE))).isEqualTo(403);
        assertThat(status(operation, admin)).isNotIn(401, 403);
    }

    @ParameterizedTest
    @MethodSource("closed")
    void shouldLetAReaderDoNothingByAnotherMethod(Described operation) {
        for (String method : List.of("PUT", "PATCH", "DELETE", "POST")) {
            if (!method.equals(operation.method())) {
                assertThat(web.send(method, operation.path("1"), "Authorization", "Bearer " + reader)
                                .statusCode())
                        .as(method + " " + operation.path())
                        .isIn(403, 404, 405);
            }
        }
    }

    static List<Described> closed() {
        return Described.operations().stream()
                .filter(operation -> operation.operation().getSecurity() == null)
                .toList();
    }

    /** What asks by a body changes nothing. */
    static List<Described> changing() {
        return closed().stream()
                .filter(operation ->
                        !operation.method().equals("GET") || operation.path().equals("/api/audit"))
                .filter(operation -> !operation.path().equals("/api/vouchervalue"))
                .toList();
    }

    private static int status(Described operation, String key) {
        String[] shown = key.isEmpty() ? new String[0] : new String[] {"Authorization", "Bearer " + key};
        return operation.method().equals("POST")
                ? web.post(operation.path("1"), "{}", shown).statusCode()
                : web.send(operation.method(), operation.path("1"), shown).statusCode();
    }
}
