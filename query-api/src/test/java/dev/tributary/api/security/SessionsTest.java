package dev.tributary.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.GuardedApi;
import dev.tributary.api.Web;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions of browsers with a guarded API. */
class SessionsTest {

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
    void shouldRefuseAKeyThatIsRightBesideAnUnknownField() {
        assertThat(web.post("/session", "{\"key\": \"" + reader + "\", \"more\": 1}")
                        .statusCode())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"key\": {\"a\": 1}}",
                "{\"key\": [\"x\"]}",
                "[]",
                "{",
                "nonsense",
                "1",
                "null",
                "\"x\"",
                "{\"key\": \"x\", \"more\": 1}"
            })
    void shouldRefuseABodyThatIsNotRightWithoutNamingAClass(String body) {
        HttpResponse<String> refused = web.post("/session", body);

        assertThat(refused.statusCode()).isBetween(400, 422);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.body()).doesNotContain("dev.tributary", "Exception", "java.");
    }

    private static HttpResponse<String> post(String path, String session, Optional<String> origin) {
        HttpRequest.Builder request = HttpRequest.newBuilder(web.base().resolve(path))
                .header("Content-Type", "application/json")
                .header("Cookie", session)
                .POST(BodyPublishers.ofString("{}"));
        origin.ifPresent(value -> request.header("Origin", value));
        return web.send(request.build());
    }
}
