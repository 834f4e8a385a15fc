package dev.tributary.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.GuardedApi;
import dev.tributary.api.Web;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of a guarded API, which listens on loopback. */
class KeysTest {

    private static final String FIGURES = "/api/status-distribution/";

    private static GuardedApi guarded;
    private static Web web;
    private static String reader;
    private static String admin;

    @BeforeAll
    static void start() throws IOException {
        guarded = GuardedApi.start();
        web = guarded.web();
        reader = guarded.key(Scope.READ);
        admin = guarded.admin();
    }

    @AfterAll
    static void stop() throws IOException {
        guarded.close();
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
        String expired = guarded.administration()
                .create("test", "old", Scope.READ, Optional.empty(), Optional.of(Duration.ofSeconds(-1)))
                .token();
        NewKey revoked =
                guarded.administration().create("test", "gone", Scope.READ, Optional.empty(), Optional.empty());

        assertThat(guarded.administration().revoke("test", revoked.key().id())).isTrue();
        assertThat(guarded.administration().revoke("test", revoked.key().id())).isFalse();
        assertThat(with(expired, FIGURES).statusCode()).isEqualTo(401);
        assertThat(with(revoked.token(), FIGURES).statusCode()).isEqualTo(401);
    }

    @Test
    void shouldTakeARevocationUpInARunningApi() throws InterruptedException {
        NewKey key = guarded.administration().create("test", "short", Scope.READ, Optional.empty(), Optional.empty());
        assertThat(with(key.token(), FIGURES).statusCode()).isEqualTo(200);

        guarded.administration().revoke("test", key.key().id());

        while (with(key.token(), FIGURES).statusCode() == 200) {
            Thread.sleep(100);
        }
        assertThat(with(key.token(), FIGURES).statusCode()).isEqualTo(401);
    }

    @Test
    void shouldLetBothKeysOpenWhileOneTakesTheOthersPlace() {
        NewKey old = guarded.administration()
                .create("test", "rotated", Scope.READ, Optional.of(Set.of("a")), Optional.empty());

        NewKey successor = guarded.administration()
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
        try (Connection connection = guarded.database().getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery("SELECT k::text FROM api_keys k")) {
            while (rows.next()) {
                assertThat(rows.getString(1)).doesNotContain(secret);
            }
        }
        assertThat(Token.of(reader).orElseThrow().toString()).doesNotContain(secret);
    }

    @Test
    void shouldListOnlyTheWorkspacesOfAKey() {
        String other = guarded.key(Scope.READ, "a", "b");

        assertThat(Web.parse(with(guarded.key(Scope.READ, "default"), "/api/workspaces")
                                .body())
                        .get("rows"))
                .hasSize(1);
        assertThat(Web.parse(with(other, "/api/workspaces").body()).get("rows")).isEmpty();
    }

    @Test
    void shouldTakeTheOnlyWorkspaceOfAKeyForGranted() {
        String one = guarded.key(Scope.READ, "a");
        String two = guarded.key(Scope.READ, "a", "b");

        assertThat(with(one, FIGURES).statusCode()).isEqualTo(200);
        HttpResponse<String> unclear = with(two, FIGURES);
        assertThat(unclear.statusCode()).isEqualTo(400);
        assertThat(unclear.body()).contains("a, b");
    }

    @Test
    void shouldNoteWhoMadeAndEndedKeys() {
        NewKey key =
                guarded.administration().create("somebody", "noted", Scope.READ, Optional.empty(), Optional.empty());
        guarded.administration().revoke("somebody", key.key().id());

        JsonNode rows = Web.parse(with(admin, "/api/audit").body()).get("rows");

        assertThat(rows.findValuesAsText("action")).contains("key.create", "key.revoke");
        assertThat(rows.toString()).contains(key.key().id(), "somebody").doesNotContain(key.token());
    }

    private static HttpResponse<String> with(String key, String path) {
        return web.get(path, "Authorization", "Bearer " + key);
    }
}
