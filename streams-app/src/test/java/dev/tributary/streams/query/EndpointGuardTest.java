package dev.tributary.streams.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.query.CallSignature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the endpoint of an instance answers to whom, where it wants signed calls. */
final class EndpointGuardTest {

    private static final CallSignature SIGNATURE = CallSignature.of("0123456789abcdef0123456789abcdef");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final byte[] NOTHING = new byte[0];

    private InternalServer server;

    @BeforeEach
    void start() throws IOException {
        server = InternalServer.bind(
                        "127.0.0.1", 0, new EndpointGuard(Optional.of(SIGNATURE), Optional.of("collector")))
                .json("/internal/placements", () -> Map.of("here", true))
                .json("/status", Map::of)
                .health("/health/live", Map::of)
                .text("/metrics", () -> "tributary_lag_records 0\n");
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/internal/placements", "/status", "/metrics"})
    void shouldRefuseACallThatIsNotSigned(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(401);
        assertThat(get(path).body()).isEmpty();
        assertThat(get(path, CallSignature.HEADER, "t=1,v1=00").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/internal/placements", "/status", "/metrics"})
    void shouldAnswerASignedCall(String path) throws Exception {
        assertThat(get(path, CallSignature.HEADER, signed("GET", path)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldRefuseWhatWasSignedForAnotherResourceOrLongAgo() throws Exception {
        String old = SIGNATURE.header(
                "GET", "/status", NOTHING, InstantSource.system().instant().minus(Duration.ofMinutes(6)));

        assertThat(get("/status", CallSignature.HEADER, signed("GET", "/metrics"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(get("/status", CallSignature.HEADER, signed("POST", "/status"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(get("/status", CallSignature.HEADER, old).statusCode()).isEqualTo(401);
    }

    @Test
    void shouldRefuseABodyThatWasNotSigned() throws Exception {
        HttpRequest forged = request("/status", CallSignature.HEADER, signed("POST", "/status"))
                .POST(BodyPublishers.ofString("{}"))
                .build();

        assertThat(HTTP.send(forged, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }

    @Test
    void shouldLeaveHealthOpen() throws Exception {
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldGiveMetricsToACollectorWithItsToken() throws Exception {
        assertThat(get("/metrics", "Authorization", "Bearer collector").statusCode())
                .isEqualTo(200);
        assertThat(get("/metrics", "Authorization", "Bearer other").statusCode())
                .isEqualTo(401);
        assertThat(get("/status", "Authorization", "Bearer collector").statusCode())
                .isEqualTo(401);
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        return HTTP.send(request(path, headers).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.uri() + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static String signed(String method, String path) {
        return SIGNATURE.header(method, path, NOTHING, InstantSource.system().instant());
    }
}
