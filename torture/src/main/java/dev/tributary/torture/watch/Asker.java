package dev.tributary.torture.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Asks one process of the public API. */
final class Asker {

    /** Longer than any request may take, the longest wait for written records included. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private static final Set<Integer> REFUSALS = Set.of(429, 503, 504);

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final URI api;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Asker(URI api) {
        this.api = api;
    }

    /** Asks; of an answer that must reflect what was written, the records are named. */
    Answer ask(Question question, boolean partial, Optional<String> written) throws InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(api.resolve(question.path(partial))).timeout(PATIENCE);
        written.ifPresent(
                places -> request.header("Tributary-Read-After", places).header("Prefer", "wait=5"));
        try {
            return answer(question, client.send(request.build(), BodyHandlers.ofString()));
        } catch (HttpTimeoutException e) {
            return new Answer.Wrong("no answer within " + PATIENCE.toSeconds() + " s");
        } catch (IOException e) {
            return new Answer.Unreached(e.toString());
        }
    }

    private static Answer answer(Question question, HttpResponse<String> response) {
        int status = response.statusCode();
        Optional<String> retryAfter = response.headers().firstValue("Retry-After");
        if (status == 200) {
            return told(question, response.body());
        }
        if (REFUSALS.contains(status) && retryAfter.isPresent()) {
            return new Answer.Refused(status, Duration.ofSeconds(Long.parseLong(retryAfter.get())));
        }
        return new Answer.Wrong("status " + status + " " + response.headers().map() + " " + response.body());
    }

    private static Answer told(Question question, String body) {
        try {
            JsonNode answer = JSON.readTree(body);
            JsonNode freshness = answer.path("freshness");
            return new Answer.Told(
                    question.read(answer),
                    freshness.path("complete").booleanValue(),
                    freshness.path("stale").booleanValue());
        } catch (JsonProcessingException | ArithmeticException e) {
            return new Answer.Wrong("no figure in " + body);
        }
    }
}
