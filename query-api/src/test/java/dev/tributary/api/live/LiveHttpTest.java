package dev.tributary.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.Beans;
import dev.tributary.api.Fixture;
import dev.tributary.api.QueryApi;
import dev.tributary.api.QueryApiSettings;
import dev.tributary.api.Web;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LiveHttpTest {

    private static final LiveLimits LIMITS = new LiveLimits(1, 100, 1 << 20, Duration.ofHours(1));

    @Test
    void shouldStreamEventsAsTheyComeAndEndInGoodOrderWhenTheServerStops() throws Exception {
        FakeView view = new FakeView(0);
        LiveFeed feed = new LiveFeed(Optional.of(view.source()), LIMITS);
        QueryApi api = Beans.start(QueryApiSettings.onLoopback(0, List.of(URI.create("http://127.0.0.1:1"))), feed);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(api.uri().resolve("/api/live/costs"))
                    .header("Accept", "text/event-stream")
                    .header("Accept-Encoding", "gzip")
                    .build();
            var response = http.send(request, BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
            assertThat(response.headers().firstValue("Cache-Control").orElseThrow())
                    .contains("no-store");
            assertThat(response.headers().firstValue("X-Accel-Buffering")).hasValue("no");
            assertThat(response.headers().firstValue("Content-Encoding")).hasValue("identity");
            BufferedReader lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
            assertThat(event(lines)).contains("retry: 2000");

            HttpResponse<String> another = new Web(api.uri()).get("/api/live/costs");
            assertThat(another.statusCode()).isEqualTo(503);
            assertThat(another.headers().firstValue("Retry-After")).isPresent();

            view.put(0, 0, "default", "1", "1.5");
            assertThat(event(lines)).contains("event: change").anyMatch(line -> line.contains("\"cost\":1.5"));

            api.close();
            assertThat(lines.readLine()).isNull();
        } finally {
            api.close();
        }
    }

    @Test
    void shouldSayWhatIsWrong() {
        FakeView view = new FakeView(0);
        try (LiveFeed feed = new LiveFeed(Optional.of(view.source()), LIMITS);
                QueryApi api =
                        Beans.start(QueryApiSettings.onLoopback(0, List.of(URI.create("http://127.0.0.1:1"))), feed)) {
            Web web = new Web(api.uri());

            assertProblem(web.get("/api/live/no-such-view"), 404);
            assertProblem(web.get("/api/live/costs?from=2024-01-01"), 400);
            assertProblem(web.get("/api/live/costs", "Last-Event-ID", "forged"), 400);
            assertProblem(web.get("/api/live/costs", "Accept", "text/csv"), 406);
            assertThat(web.send("HEAD", "/api/live/costs").statusCode()).isEqualTo(405);
        }
    }

    @Test
    void shouldBeUnavailableWithoutKafka() {
        try (Fixture fixture = Fixture.start(List.of())) {
            assertProblem(fixture.web().get("/api/live/costs"), 503);
        }
    }

    private static void assertProblem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    private static List<String> event(BufferedReader lines) throws Exception {
        List<String> event = new ArrayList<>();
        for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
            event.add(line);
        }
        return event;
    }
}
