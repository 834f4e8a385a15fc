package dev.tributary.ihc.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.attribution.ihc.IhcParameters;
import dev.tributary.ihc.RequestLimits;
import dev.tributary.ihc.testing.Samples;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of the service's API, request by request. */
final class IhcServerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private IhcServer server;

    @BeforeEach
    void start() throws IOException {
        server =
                IhcServer.start(IhcServerSettings.local(Samples.KEY).withModel(Set.of("CONV1"), IhcParameters.DEFAULT));
    }

    @AfterEach
    void stop() {
        server.close();
        http.shutdownNow();
    }

    @Test
    void shouldAnswerASingleSessionWithTheWholeOfInitializerAndCloser() throws Exception {
        HttpResponse<String> response = post(body(session("c", "s", "2026-01-31 18:49:31", 1, 1, 1)));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(response.body()))
                .isEqualTo(JSON.readTree("{\"statusCode\":200,\"value\":[{\"conversion_id\":\"c\",\"session_id\":\"s\","
                        + "\"initializer\":1.0,\"holder\":0.0,\"closer\":1.0,\"ihc\":1.0}],"
                        + "\"partialFailureErrors\":[]}"));
    }

    @Test
    void shouldAnswerJourneysInTheRequestsOrderAndTheirSessionsByTime() throws Exception {
        JsonNode value = value(post(body(
                session("b", "late", "2026-01-31 18:00:00", 1, 1, 1),
                session("a", "only", "2026-01-30 18:00:00", 1, 1, 1),
                session("b", "early", "2026-01-31 17:00:00", 1, 0, 0))));

        assertThat(value.findValuesAsText("session_id")).containsExactly("early", "late", "only");
        assertThat(value.get(0).get("initializer").doubleValue()).isEqualTo(1);
        assertThat(value.get(0).get("holder").doubleValue()).isEqualTo(0.5);
        assertThat(value.get(1).get("holder").doubleValue()).isEqualTo(0.5);
        assertThat(value.get(1).get("closer").doubleValue()).isEqualTo(1);
    }

    @Test
    void shouldKeepTheOrderOfTheRequestWhenSessionsAreOfTheSameSecond() throws Exception {
        JsonNode value = value(post(body(
                session("c", "z", "2026-01-31 18:00:00", 1, 1, 0), session("c", "a", "2026-01-31 18:00:00", 1, 1, 1))));

        assertThat(value.findValuesAsText("session_id")).containsExactly("z", "a");
        assertThat(value.get(0).get("initializer").doubleValue()).isEqualTo(1);
    }

    @Test
    void shouldReadTimesOfAnyZone() throws Exception {
        JsonNode value = value(post(body(
                session("c", "second", "2026-01-31 18:00:00", 1, 1, 1),
                session("c", "first", "2026-01-31 19:30:00 +0400", 1, 1, 0),
                session("c", "third", "2026-01-31 18:00:00 +00:00", 1, 1, 0))));

        assertThat(value.findValuesAsText("session_id")).containsExactly("first", "second", "third");
    }

    @Test
    void shouldLeaveOutSessionsAfterTheConversionAndSaySo() throws Exception {
        HttpResponse<String> response = post(body(
                session("c", "s1", "2026-01-31 18:00:00", 1, 1, 1),
                session("c", "s2", "2026-01-31 18:00:01", 1, 1, 0)));

        assertThat(response.statusCode()).isEqualTo(206);
        JsonNode answer = JSON.readTree(response.body());
        assertThat(answer.get("statusCode").intValue()).isEqualTo(206);
        assertThat(answer.get("value").findValuesAsText("session_id")).containsExactly("s1");
        assertThat(answer.get("partialFailureErrors"))
                .isEqualTo(JSON.readTree("[{\"trigger\":{\"conversion_id\":\"c\",\"session_id\":\"s2\"},\"reason\":"
                        + "\"Session/Impression excluded from customer journey since it occurs after the conversion"
                        + " event\",\"statusCode\":206}]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"timestamp\":\"31.01.2026\"",
                "\"timestamp\":\"2026-02-30 10:00:00\"",
                "\"timestamp\":7",
                "\"holder_engagement\":2",
                "\"closer_engagement\":\"1\"",
                "\"conversion\":null",
                "\"channel_label\":\"\"",
                "\"session_id\":5",
                "\"impression_interaction\":-1"
            })
    void shouldFailABadJourneyAloneWhenOneFieldIsWrong(String field) throws Exception {
        String name = field.substring(0, field.indexOf(':'));
        String good =
                session("bad", "s", "2026-01-31 18:00:00", 1, 1, 1).replace("}", ",\"impression_interaction\":0}");
        String bad = good.replaceFirst(name + ":(\"[^\"]*\"|[0-9]+)", field);
        assertThat(bad).isNotEqualTo(good);

        HttpResponse<String> response = post(body(session("good", "s", "2026-01-31 18:00:00", 1, 1, 1), bad));

        assertThat(response.statusCode()).isEqualTo(206);
        JsonNode answer = JSON.readTree(response.body());
        assertThat(answer.get("value").findValuesAsText("conversion_id")).containsExactly("good");
        assertThat(answer.get("partialFailureErrors")).hasSize(1);
        JsonNode failure = answer.get("partialFailureErrors").get(0);
        assertThat(failure.get("statusCode").intValue()).isEqualTo(406);
        assertThat(failure.get("reason").textValue())
                .startsWith("error in parsing customer journey")
                .contains(name.replace("\"", ""));
    }

    @Test
    void shouldPassOverUnknownFields() throws Exception {
        String session = session("c", "s", "2026-01-31 18:00:00", 1, 1, 1).replace("}", ",\"revenue\":7.5}");

        assertThat(post("{\"note\":1,\"customer_journeys\":[" + session + "],\"redistribution_parameter\":{}}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldRedistributeWhenAsked() throws Exception {
        String sessions = String.join(
                ",",
                session("c", "s1", "2026-01-31 17:00:00", 1, 1, 0).replace("SEO", "Direct"),
                session("c", "s2", "2026-01-31 17:30:00", 1, 1, 0),
                session("c", "s3", "2026-01-31 18:00:00", 1, 1, 1));
        String rule = "{\"direction\":\"any_sessions\",\"receive_threshold\":0.01,"
                + "\"redistribution_channel_labels\":[\"Direct\"]}";

        JsonNode value = value(post("{\"customer_journeys\":[" + sessions + "],\"redistribution_parameter\":{"
                + "\"initializer\":" + rule + ",\"holder\":" + rule + ",\"closer\":" + rule + "}}"));

        assertThat(value.get(0).get("holder").doubleValue()).isZero();
        assertThat(value.get(0).get("closer").doubleValue()).isZero();
        assertThat(value.findValues("closer").stream()
                        .mapToDouble(JsonNode::doubleValue)
                        .sum())
                .isCloseTo(1, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no json|not a JSON object",
                "[]|not a JSON object",
                "{}|customer_journeys",
                "{\"customer_journeys\":[]}|customer_journeys",
                "{\"customer_journeys\":[7]}|conversion_id",
                "{\"customer_journeys\":[{\"conversion_id\":7}]}|conversion_id",
                "{\"customer_journeys\":[{\"conversion_id\":\"c\"}],\"redistribution_parameter\":{\"holder\":{}}}"
                        + "|redistribution_parameter",
                "{\"customer_journeys\":[{\"conversion_id\":\"c\"}]} {}|not a JSON object"
            })
    void shouldRefuseARequestThatMakesNoSense(String body, String words) throws Exception {
        HttpResponse<String> response = post(body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(response.body()).get("statusCode").intValue()).isEqualTo(400);
        assertThat(JSON.readTree(response.body()).get("message").textValue())
                .startsWith("Request Failure due to invalid input")
                .contains(words);
    }

    @Test
    void shouldRefuseTooManyJourneysOrSessions() throws Exception {
        assertThat(post(body(journeys(100))).statusCode()).isEqualTo(200);
        assertThat(post(body(journeys(101))).body()).contains("101 customer journeys, the limit is 100");
        assertThat(post(body(sessions(200))).statusCode()).isEqualTo(200);
        assertThat(post(body(sessions(201))).body()).contains("201 sessions, the limit is 200");
    }

    @Test
    void shouldTurnAwayWhoeverHasNotTheKey() throws Exception {
        HttpRequest.Builder bare = HttpRequest.newBuilder(server.uri().resolve("/v1/compute_ihc?conv_type_id=CONV1"));
        assertForbidden(send(bare.copy().POST(BodyPublishers.ofString("{}")).build()));
        assertForbidden(send(bare.copy()
                .header("x-api-key", "wrong")
                .POST(BodyPublishers.ofString("{}"))
                .build()));
        assertForbidden(send(HttpRequest.newBuilder(server.uri()).GET().build()));
    }

    @Test
    void shouldRefuseAnUnknownConversionType() throws Exception {
        String body = body(session("c", "s", "2026-01-31 18:00:00", 1, 1, 1));

        assertThat(post("/v1/compute_ihc", body).body()).contains("conv_type_id is missing");
        assertThat(post("/v1/compute_ihc?conv_type_id=CONV2", body).statusCode())
                .isEqualTo(400);
        assertThat(post("/v2/other?conv_type_id=CONV1", body).statusCode()).isEqualTo(404);
    }

    @Test
    void shouldRefuseAGiantBody() throws Exception {
        assertThat(post(" ".repeat(IhcServerSettings.MAX_BODY + 1)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void shouldAnswer429WhenRequestsComeTooFastAndWhenTheQuotaIsUsedUp() throws Exception {
        server.close();
        server = IhcServer.start(IhcServerSettings.local(Samples.KEY)
                .withLimits(RequestLimits.FREE, OptionalDouble.of(0.001), OptionalLong.of(2)));
        String body = body(session("c", "s", "2026-01-31 18:00:00", 1, 1, 1));

        assertThat(post(body).statusCode()).isEqualTo(200);
        HttpResponse<String> tooFast = post(body);
        HttpResponse<String> usedUp = post(body);

        assertThat(tooFast.statusCode()).isEqualTo(429);
        assertThat(tooFast.headers().firstValue("Retry-After")).contains("1");
        assertThat(usedUp.statusCode()).isEqualTo(429);
        assertThat(usedUp.body()).contains("Limit Exceeded");
        assertThat(server.calls()).isEqualTo(3);
    }

    private static String session(
            String conversion, String session, String time, int holder, int closer, int conversionFlag) {
        return "{\"conversion_id\":\"" + conversion + "\",\"session_id\":\"" + session + "\",\"timestamp\":\"" + time
                + "\",\"channel_label\":\"SEO\",\"holder_engagement\":" + holder + ",\"closer_engagement\":" + closer
                + ",\"conversion\":" + conversionFlag + "}";
    }

    private static String[] journeys(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> session("c" + i, "s", "2026-01-31 18:00:00", 1, 1, 1))
                .toArray(String[]::new);
    }

    private static String[] sessions(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> session("c", "s" + i, "2026-01-31 18:00:00", 1, 1, 1))
                .toArray(String[]::new);
    }

    private static String body(String... sessions) {
        return "{\"customer_journeys\":[" + String.join(",", sessions) + "]}";
    }

    private static JsonNode value(HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body()).get("value");
    }

    private static void assertForbidden(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).isEqualTo("{\"message\":\"Forbidden\"}");
    }

    private HttpResponse<String> post(String body) throws Exception {
        return post("/v1/compute_ihc?conv_type_id=CONV1", body);
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        URI target = URI.create(server.uri() + path);
        return send(HttpRequest.newBuilder(target)
                .header("x-api-key", Samples.KEY.value())
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return http.send(request, BodyHandlers.ofString());
    }
}
