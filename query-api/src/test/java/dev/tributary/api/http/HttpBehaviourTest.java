package dev.tributary.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.Fixture;
import dev.tributary.api.SampleResults;
import dev.tributary.api.Web;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpBehaviourTest {

    private static final String RATES = "/api/conversion-rate";
    private static final String CSV = "text/csv";

    private static Fixture fixture;
    private static Web web;

    @BeforeAll
    static void start() {
        fixture = Fixture.start(SampleResults.cells());
        web = fixture.web();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @AfterEach
    void heal() {
        fixture.cluster().find();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/conversion-rate",
                "/api/status-distribution",
                "/api/category-type-performance",
                "/api/filtered-aggregation",
                "/api/ledger",
                "/api/status"
            })
    void shouldAnswerAlikeWithAndWithoutTrailingSlash(String path) {
        assertThat(web.json(path + "/")).isEqualTo(web.json(path));
    }

    @ParameterizedTest
    @CsvSource({
        "nonsense=1, nonsense",
        "Limit=1, Limit",
        "limit=0, limit",
        "limit=10001, limit",
        "limit=-1, limit",
        "limit=1e3, limit",
        "limit=99999999999999999999, limit",
        "limit=1&limit=2, limit",
        "limit=, limit",
        "from=01.02.2024, from",
        "from=2024-02-30, from",
        "from=0000-01-01, from",
        "from=+12024-01-01, from",
        "from=2024-01-01T00:00:00Z, from",
        "to=tomorrow, to",
        "type=, type",
        "type=A%2C%2CB, type",
        "partial=maybe, partial",
        "workspace=, workspace",
        "workspace=%00, workspace",
        "workspace=a&workspace=b, workspace",
        "cursor=, cursor",
        "cursor=bm9uc2Vuc2U, cursor",
        "cursor=%F0%9F%98%80, cursor",
    })
    void shouldNameTheFieldWhenAParameterIsNotRight(String query, String field) {
        HttpResponse<String> response = web.get(RATES + "?" + query);

        JsonNode problem = assertProblem(response, 400);
        assertThat(problem.get("errors")).hasSize(1);
        assertThat(problem.get("errors").get(0).get("field").textValue()).isEqualTo(field);
    }

    @Test
    void shouldNameEveryFieldThatIsNotRight() {
        JsonNode problem = assertProblem(web.get(RATES + "?from=x&to=y&limit=z"), 400);

        assertThat(problem.get("errors")).hasSize(3);
    }

    @Test
    void shouldRefuseHugeParametersWithoutEchoingThem() {
        JsonNode value = assertProblem(web.get(RATES + "?type=" + "x".repeat(5_000)), 400);
        JsonNode name = assertProblem(web.get(RATES + "?" + "x".repeat(5_000) + "=1"), 400);

        assertThat(value.toString()).hasSizeLessThan(500);
        assertThat(name.toString()).hasSizeLessThan(1_000);
    }

    @Test
    void shouldRefuseARangeThatEndsBeforeItStarts() {
        JsonNode problem = assertProblem(web.get(RATES + "?from=2024-02-01&to=2024-01-31"), 422);

        assertThat(problem.get("errors").get(0).get("field").textValue()).isEqualTo("from");
    }

    @Test
    void shouldTakeTheFirstAndTheLastYear() {
        assertThat(web.json(RATES + "?from=0001-01-01&to=9999-12-31").get("conversion_rates"))
                .isNotEmpty();
    }

    @Test
    void shouldRefuseACursorOfAnotherQuestion() {
        String cursor = web.json(RATES + "?limit=1").get("next").textValue();

        assertThat(web.get(RATES + "/?limit=5&cursor=" + cursor).statusCode()).isEqualTo(200);
        for (String other : List.of(
                RATES + "?type=CONVERSION&",
                RATES + "?from=2024-01-01&",
                RATES + "?workspace=other&",
                "/api/filtered-aggregation?",
                "/api/status-distribution?")) {
            assertProblem(web.get(other + "cursor=" + cursor), 400);
        }
    }

    @Test
    void shouldRefuseTwoDifferentWorkspaces() {
        assertProblem(web.get(RATES + "?workspace=a", "X-Workspace", "b"), 400);
        assertThat(web.get(RATES + "?workspace=a", "X-Workspace", "a").statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldAnswerNotModifiedWhileTheAnswerIsTheSame() {
        String tag = web.get(RATES).headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> same = web.get(RATES, "If-None-Match", "\"other\", " + tag);
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(same.headers().firstValue("ETag")).hasValue(tag);
        assertThat(web.get(RATES + "?type=CONVERSION", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
        assertThat(web.get(RATES, "If-None-Match", tag, "Accept", CSV).statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldTellCachesToAskAgainAndWhatTheAnswerDependsOn() {
        HttpResponse<String> response = web.get(RATES);

        assertThat(response.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
        assertThat(response.headers().firstValue("Vary"))
                .hasValue("Accept, Accept-Encoding, Authorization, Cookie, X-Workspace");
    }

    @Test
    void shouldWriteCsvThatASpreadsheetDoesNotRun() {
        HttpResponse<String> response = web.get(RATES, "Accept", CSV);

        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith(CSV);
        assertThat(response.body())
                .startsWith("customer_id,revenue,conversions,conversion_rate\r\n")
                .contains("\r\n'=1+1,", "\r\n\"a,\"\"b\"\"\n\",", "\r\nno revenue,0,9,\r\n");
        assertThat(response.headers().firstValue("Tributary-Freshness").orElseThrow())
                .contains("\"complete\":true");
    }

    @Test
    void shouldKeepTheHeaderOfACsvWithoutRows() {
        assertThat(web.get("/api/status-distribution?type=none", "Accept", CSV).body())
                .isEqualTo("status,type,category,count,revenue,conversions\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/csv, application/json;q=0.5 | text/csv",
                "application/json, text/csv;q=0.9 | application/json",
                "*/* | application/json",
                "text/html, */*;q=0.8 | application/json",
            })
    void shouldAnswerInTheTypeThatTheClientPrefers(String accept, String type) {
        assertThat(web.get(RATES, "Accept", accept)
                        .headers()
                        .firstValue("Content-Type")
                        .orElseThrow())
                .startsWith(type);
    }

    @Test
    void shouldLinkToTheNextPage() {
        HttpResponse<String> first = web.get(RATES + "/?limit=3&type=CONVERSION", "Accept", CSV);

        String link = first.headers().firstValue("Link").orElseThrow();
        assertThat(link).matches("</api/conversion-rate/\\?limit=3&type=CONVERSION&cursor=[\\w-]+>; rel=\"next\"");
        HttpResponse<String> second = web.get(link.substring(1, link.indexOf('>')), "Accept", CSV);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.headers().firstValue("Link").orElseThrow())
                .containsOnlyOnce("cursor=")
                .isNotEqualTo(link);
        assertThat(web.get(RATES).headers().firstValue("Link")).isEmpty();
    }

    @Test
    void shouldCompressWhenAsked() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(web.base().resolve(RATES))
                .header("Accept-Encoding", "gzip")
                .build();
        HttpResponse<byte[]> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());

        assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
        byte[] body = new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes();
        assertThat(new String(body, StandardCharsets.UTF_8))
                .isEqualTo(web.get(RATES).body());
    }

    @Test
    void shouldAnswerHeadLikeGetWithoutABody() {
        HttpResponse<String> head = web.send("HEAD", RATES);

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("ETag"))
                .isEqualTo(web.get(RATES).headers().firstValue("ETag"));
        assertThat(web.send("HEAD", RATES + "?limit=0").statusCode()).isEqualTo(400);
    }

    @Test
    void shouldExplainUnknownPathsMethodsAndTypes() {
        assertProblem(web.get("/api/nonsense"), 404);
        assertProblem(web.get("/api/conversion-rate/extra"), 404);
        assertProblem(web.get("/swagger/../openapi.yaml/../../secret"), 404);
        HttpResponse<String> wrongMethod = web.send("POST", RATES);
        assertProblem(wrongMethod, 405);
        assertThat(wrongMethod.headers().firstValue("Allow").orElseThrow()).contains("GET");
        assertProblem(web.get(RATES, "Accept", "application/xml"), 406);
    }

    @Test
    void shouldSurviveAMalformedRequestLine() throws IOException {
        for (String target : List.of(RATES + "?type=%zz", RATES + "?type=%", RATES + "?a=" + "x".repeat(100_000))) {
            assertThat(raw(target))
                    .startsWith("HTTP/1.")
                    .contains("\"status\":4")
                    .doesNotContain("Exception");
        }
        assertThat(web.get(RATES).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldRefuseAnAnswerThatLacksPartitionsUnlessAllowed() {
        fixture.cluster().lose(1);

        HttpResponse<String> refused = web.get(RATES);
        JsonNode allowed = web.json(RATES + "?partial=allow");

        assertThat(assertProblem(refused, 503).get("detail").textValue()).contains("[1]", "partial=allow");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(allowed.get("freshness").get("complete").booleanValue()).isFalse();
        assertThat(allowed.get("freshness").get("partitions_missing").toString())
                .isEqualTo("[1]");
    }

    @Test
    void shouldRefuseWhenNoPartitionAnswersEvenIfAPartIsAllowed() {
        fixture.cluster().loseAll();

        HttpResponse<String> response = web.get(RATES + "?partial=allow");

        assertProblem(response, 503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void shouldSayHowFarBehindTheAnswerIs() {
        JsonNode freshness = web.json(RATES).get("freshness");

        assertThat(freshness.get("complete").booleanValue()).isTrue();
        assertThat(freshness.get("stream_time").textValue()).isEqualTo("2023-11-14T22:13:20.004Z");
        assertThat(freshness.get("lag").longValue()).isZero();
        assertThat(freshness.get("stale").booleanValue()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {RATES, "/api/nonsense", "/swagger/", "/openapi.yaml", "/health", RATES + "?limit=0"})
    void shouldGuardBrowsersOnEveryAnswer(String path) {
        HttpResponse<String> response = web.get(path, "Origin", "https://elsewhere.example");

        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self';");
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void shouldAllowNoInlineStylesButInSwagger() {
        assertThat(web.get("/").headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("style-src 'self';")
                .doesNotContain("unsafe");
        assertThat(web.get("/swagger/")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .contains("style-src 'self' 'unsafe-inline';");
    }

    private static JsonNode assertProblem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        JsonNode problem = Web.parse(response.body());
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.fieldNames())
                .toIterable()
                .containsExactly("type", "title", "status", "detail", "instance", "errors");
        assertThat(response.body()).doesNotContain("Exception", "\tat ");
        return problem;
    }

    private static String raw(String target) throws IOException {
        URI base = web.base();
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            String request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
