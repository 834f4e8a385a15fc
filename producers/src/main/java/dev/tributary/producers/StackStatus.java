package dev.tributary.producers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.producers.stack.ApiKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits until the stores reflect what was sent, by the status that the API tells. */
final class StackStatus {

    private static final Duration CALL = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 200;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CALL).build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI address;

    private StackStatus(URI api) {
        String base = api.toString();
        this.address = URI.create((base.endsWith("/") ? base : base + "/") + "api/status");
    }

    static StackStatus of(URI api) {
        return new StackStatus(api);
    }

    /**
     * Waits until the stack has taken up its topics to these offsets, and all that follows from it.
     *
     * @param nextOffsets by topic and partition, the offset after the last fact
     * @throws ReplayException where that does not happen in time, or nobody waits for it any more
     */
    void awaitTakenUp(Map<String, Map<Integer, Long>> nextOffsets, Duration timeout, BooleanSupplier stopped) {
        long start = System.nanoTime();
        String last = "no answer";
        while (System.nanoTime() - start < timeout.toNanos()) {
            if (stopped.getAsBoolean()) {
                throw notWaited("stopped");
            }
            try {
                JsonNode status = ask();
                if (reached(status.path("topics"), nextOffsets)
                        && status.path("settled").asBoolean()) {
                    return;
                }
                last = "it is still catching up";
            } catch (IOException e) {
                last = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            }
            pause();
        }
        throw ReplayException.unreachable("everything is sent, but " + address + " did not report them taken up within "
                + timeout.toSeconds() + " s (" + last + "). Look at the stack's log, or wait longer by --wait-timeout");
    }

    private JsonNode ask() throws IOException {
        HttpRequest request = ApiKey.showIn(HttpRequest.newBuilder(address), System.getenv())
                .timeout(CALL)
                .header("Accept", "application/json")
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == 401 || answer.statusCode() == 403) {
                throw ReplayException.failed(
                        "everything is sent, but " + address + " does not tell when it is taken up: " + ApiKey.remedy()
                                + " to one that is bound to no workspace");
            }
            if (answer.statusCode() != 200) {
                throw new IOException("status " + answer.statusCode());
            }
            return json.readTree(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notWaited("interrupted");
        }
    }

    private static boolean reached(JsonNode topics, Map<String, Map<Integer, Long>> nextOffsets) {
        return nextOffsets.entrySet().stream()
                .allMatch(topic -> reachedAll(topics.path(topic.getKey()), topic.getValue()));
    }

    private static boolean reachedAll(JsonNode partitions, Map<Integer, Long> nextOffsets) {
        return nextOffsets.entrySet().stream()
                .allMatch(wanted -> partitions.path(wanted.getKey().toString()).asLong() >= wanted.getValue());
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notWaited("interrupted");
        }
    }

    private static ReplayException notWaited(String why) {
        return ReplayException.failed(
                why + " while waiting; everything is sent, and /api/status tells when it is taken up");
    }
}
