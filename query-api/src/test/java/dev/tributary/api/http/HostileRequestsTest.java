package dev.tributary.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.Fixture;
import dev.tributary.api.GuardedApi;
import dev.tributary.api.Web;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that would cost much if they were not bounded, and what must never be told or allowed. */
class HostileRequestsTest {

    private static Fixture fixture;
    private static Web web;

    @BeforeAll
    static void start() {
        fixture = Fixture.start(GuardedApi.samples());
        web = fixture.web();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void shouldRefuseMoreFiltersThanItTakes() {
        String hundred = IntStream.range(0, 100).mapToObj(i -> "type=" + i).collect(Collectors.joining("&"));
        String million =
                IntStream.range(0, 1_000_000).mapToObj(Integer::toString).collect(Collectors.joining(","));

        assertThat(web.get("/api/status-distribution/?" + hundred).statusCode()).isEqualTo(200);
        assertProblem(web.get("/api/status-distribution/?" + hundred + "&type=100"), 400);
        assertProblem(web.get("/api/status-distribution/?type=" + million), 413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/growth/retention?granularity=day&limit=10000",
                "/api/growth/ltv?granularity=day&limit=10000",
                "/api/growth/costs?granularity=day&limit=10000",
                "/api/attribution/channel-reporting?limit=10000"
            })
    void shouldBoundThePageOfEvenTheLongestRange(String path) {
        HttpResponse<String> answer = web.get(path + "&from=0001-01-01&to=9999-12-31");

        assertThat(answer.statusCode()).isIn(200, 422);
        if (answer.statusCode() == 200) {
            assertThat(Web.parse(answer.body()).get("rows").size()).isLessThanOrEqualTo(10_000);
        }
        assertProblem(web.get(path.replace("10000", "10001")), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/vouchervalue", "/api/dead-letters/re-drive"})
    void shouldRefuseJsonOfAnyDepth(String path) {
        assertProblem(web.post(path, "{\"a\":".repeat(150_000)), 400);
        assertProblem(web.post(path, "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"), 400);
        assertProblem(web.post(path, "{\"total_orders\":1" + "0".repeat(900_000) + "}"), 400);
    }

    /** The next request of such a connection would now and then get no answer at all. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/status-distribution/?status=%", "/api/ledger?x=%2", "/api/ledger?%zz=1"})
    void shouldCloseAConnectionWithARequestThatCannotBeRead(String target) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", web.base().getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream()
                    .write(("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400").containsIgnoringCase("connection: close");
        }
    }

    @Test
    void shouldGiveOtherOriginsNothing() {
        HttpResponse<String> answer = web.get("/api/status-distribution/", "Origin", "http://evil.example");
        HttpResponse<String> asked = web.send(
                "OPTIONS",
                "/api/dead-letters/re-drive",
                "Origin",
                "http://evil.example",
                "Access-Control-Request-Method",
                "POST");

        assertThat(List.of(answer, asked))
                .allSatisfy(each -> assertThat(each.headers().map().keySet())
                        .noneMatch(name -> name.startsWith("access-control-")));
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).doesNotContain("Exception", "dev.tributary").hasSizeLessThan(5_000);
    }
}
