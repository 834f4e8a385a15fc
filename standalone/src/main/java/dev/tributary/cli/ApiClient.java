package dev.tributary.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.producers.stack.ApiKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Asks the public API and shows it the key of the environment; of each failure it says what helps. */
final class ApiClient implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofMinutes(2);
    private static final int ATTEMPTS = 5;
    private static final long LONGEST_PAUSE_SECONDS = 30;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final String api;

    /**
     * A client of one API.
     *
     * @param api its base address, without a slash at its end
     */
    ApiClient(String api) {
        this.api = api;
    }

    /**
     * Asks, and asks again some times where the API is too busy.
     *
     * @param path with its query
     * @param rest makes the rest of the request
     * @return the answer, whose status is 200
     * @throws IllegalArgumentException where the API refuses the question, with its words
     * @throws UnreachableException where it does not answer, has no time or lets nobody in without a key
     */
    HttpResponse<byte[]> ask(String path, UnaryOperator<HttpRequest.Builder> rest) throws IOException {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(api + path)).timeout(ANSWER);
        HttpRequest request =
                rest.apply(ApiKey.showIn(builder, System.getenv())).build();
        HttpResponse<byte[]> answer = send(request);
        for (int attempt = 1; isBusy(answer) && attempt < ATTEMPTS; attempt++) {
            pause(answer.headers().firstValueAsLong("Retry-After").orElse(1));
            answer = send(request);
        }
        return switch (answer.statusCode()) {
            case 200 -> answer;
            case 400, 404, 422 -> throw new IllegalArgumentException(detail(answer));
            case 401, 403 ->
                throw new UnreachableException(
                        "the API at " + api + " refuses: " + detail(answer) + " (" + ApiKey.remedy() + ")");
            case 429, 503 ->
                throw new UnreachableException("the API at " + api + " cannot answer now: " + detail(answer));
            default ->
                throw new IOException(
                        "the API at " + api + " answered with status " + answer.statusCode() + ": " + detail(answer));
        };
    }

    @Override
    public void close() {
        http.close();
    }

    private static boolean isBusy(HttpResponse<byte[]> answer) {
        return answer.statusCode() == 429 || answer.statusCode() == 503;
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException failure) {
            throw new UnreachableException("the API at " + api + " does not answer; see 'tributary status'");
        } catch (InterruptedException stop) {
            throw interrupted();
        }
    }

    private void pause(long seconds) {
        try {
            Thread.sleep(Duration.ofSeconds(Math.clamp(seconds, 1, LONGEST_PAUSE_SECONDS)));
        } catch (InterruptedException stop) {
            throw interrupted();
        }
    }

    private UnreachableException interrupted() {
        Thread.currentThread().interrupt();
        return new UnreachableException("interrupted while asking the API at " + api);
    }

    /** What the problem says, where it is one. */
    private static String detail(HttpResponse<byte[]> answer) {
        try {
            JsonNode problem = JSON.readTree(answer.body());
            return problem == null ? "" : problem.path("detail").asText();
        } catch (IOException noProblem) {
            return "no reason given";
        }
    }
}
