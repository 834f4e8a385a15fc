package dev.tributary.twin.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.query.CallSignature;
import dev.tributary.query.ContractJson;
import dev.tributary.twin.JourneyRules;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The rules of journeys that instances of the topology run with, as their status tells them. */
final class RunningRules {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final String STATUS = "/status";

    private RunningRules() {}

    /** Of the first instance that tells them; empty where none does. */
    static Optional<JourneyRules> ask(List<URI> instances, Optional<CallSignature> calls) {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            return instances.stream()
                    .flatMap(instance -> ask(client, instance, calls).stream())
                    .findFirst();
        }
    }

    private static Optional<JourneyRules> ask(HttpClient client, URI instance, Optional<CallSignature> calls) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(instance.resolve(STATUS)).timeout(TIMEOUT);
        calls.ifPresent(secret -> request.header(
                CallSignature.HEADER,
                secret.header("GET", STATUS, new byte[0], InstantSource.system().instant())));
        HttpRequest question = request.build();
        try {
            HttpResponse<String> answer = client.send(question, BodyHandlers.ofString());
            return answer.statusCode() == 200 ? read(answer.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The rules in a status; empty where it tells none. */
    static Optional<JourneyRules> read(String status) {
        try {
            JsonNode attribution = ContractJson.mapper().readTree(status).path("attribution");
            JsonNode inclusive = attribution.path("inclusive");
            long days = attribution.path("lookback_days").asLong(-1);
            return inclusive.isBoolean() && days >= 0
                    ? Optional.of(new JourneyRules(
                            inclusive.booleanValue(), days == 0 ? OptionalLong.empty() : OptionalLong.of(days)))
                    : Optional.empty();
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
