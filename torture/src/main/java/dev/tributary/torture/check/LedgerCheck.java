package dev.tributary.torture.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.torture.facts.SentFacts.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The ledger of the public API beside the fact topics: each record counted once, under what became of it. */
final class LedgerCheck {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI api;
    private final Duration patience;

    LedgerCheck(URI api, Duration patience) {
        this.api = api;
        this.patience = patience;
    }

    /** Counts that differ; a ledger that does not balance. */
    List<String> differences(Map<String, Map<Outcome, Long>> records) throws IOException, InterruptedException {
        List<String> differences = new ArrayList<>();
        for (Map.Entry<String, Map<Outcome, Long>> workspace : records.entrySet()) {
            JsonNode row = ledger(workspace.getKey()).path("rows").path(0);
            if (!row.path("balanced").booleanValue()) {
                differences.add("the ledger of " + workspace.getKey() + " does not balance: " + row);
            }
            for (Outcome outcome : Outcome.values()) {
                long expected = workspace.getValue().getOrDefault(outcome, 0L);
                long found = row.path("records")
                        .path(outcome.name().toLowerCase(Locale.ROOT))
                        .longValue();
                if (found != expected) {
                    differences.add("ledger of " + workspace.getKey() + ": " + found + " records " + outcome
                            + " instead of " + expected);
                }
            }
        }
        return differences;
    }

    private JsonNode ledger(String workspace) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        HttpRequest request = HttpRequest.newBuilder(api.resolve("/api/ledger?workspace=" + workspace))
                .timeout(Duration.ofSeconds(45))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            while (answer.statusCode() == 503 && System.nanoTime() < deadline) {
                Thread.sleep(Duration.ofSeconds(1));
                answer = client.send(request, BodyHandlers.ofString());
            }
            if (answer.statusCode() != 200) {
                throw new IOException("the ledger of " + workspace + " is not told: " + answer.body());
            }
            return JSON.readTree(answer.body());
        }
    }
}
