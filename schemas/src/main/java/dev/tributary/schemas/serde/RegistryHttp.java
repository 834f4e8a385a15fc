package dev.tributary.schemas.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.schemas.serde.RegistrySettings.Address;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Requests to a registry at one of several addresses: bounded in time and size, tried again with growing, random waits
 * where the registry cannot be reached or fails (5xx, 429).
 */
final class RegistryHttp {

    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final int LARGEST_ANSWER = 4 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RegistrySettings settings;
    private final HttpClient client;
    private volatile int preferred;

    RegistryHttp(RegistrySettings settings) {
        this.settings = settings;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .build();
    }

    /** What the registry answered, where it did: success or a refusal. */
    record Answer(int status, JsonNode json) {

        boolean isFine() {
            return status == 200;
        }

        /** The registry's own words, cut to a bounded length; empty where it has none. */
        String message() {
            String message = json.path("message").asText("").strip();
            return message.isEmpty() ? "" : ": " + message.substring(0, Math.min(message.length(), 500));
        }
    }

    Answer get(String path) {
        return ask(path, HttpRequest.newBuilder().GET());
    }

    Answer post(String path, String json) {
        return ask(path, HttpRequest.newBuilder().POST(BodyPublishers.ofString(json)));
    }

    Answer put(String path, String json) {
        return ask(path, HttpRequest.newBuilder().PUT(BodyPublishers.ofString(json)));
    }

    /** A name as a part of a path. */
    static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Answer ask(String path, HttpRequest.Builder request) {
        String failures = "";
        for (int round = 0; round <= settings.retries(); round++) {
            if (round > 0) {
                pause(round);
            }
            StringBuilder tried = new StringBuilder();
            List<Address> addresses = settings.addresses();
            int first = preferred;
            for (int i = 0; i < addresses.size(); i++) {
                int index = (first + i) % addresses.size();
                Address address = addresses.get(index);
                try {
                    Answer answer = exchange(address, path, request);
                    preferred = index;
                    return answer;
                } catch (IOException e) {
                    tried.append(tried.isEmpty() ? "" : "; ")
                            .append(address)
                            .append(": ")
                            .append(reason(e));
                }
            }
            failures = tried.toString();
        }
        throw new RegistryUnavailableException("the schema registry does not answer (" + failures
                + "); check that it runs and that schema.registry.url is right");
    }

    private Answer exchange(Address address, String path, HttpRequest.Builder request) throws IOException {
        request.uri(URI.create(address.uri() + path))
                .setHeader("Accept", CONTENT_TYPE + ", application/json")
                .setHeader("Content-Type", CONTENT_TYPE);
        HttpRequest.Builder authorized = request.copy();
        address.authorization().ifPresent(value -> authorized.setHeader("Authorization", value));
        HttpResponse<byte[]> response = send(authorized.build());
        int status = response.statusCode();
        if (status >= 500 || status == 429) {
            throw new IOException("status " + status);
        }
        if (status == 401 || status == 403) {
            throw new RegistryUnavailableException("the schema registry at " + address
                    + " refuses the credentials (status " + status + "); check basic.auth.user.info");
        }
        return new Answer(status, json(status, response.body()));
    }

    private static JsonNode json(int status, byte[] body) throws IOException {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            if (status == 200) {
                throw new IOException("the answer is not JSON");
            }
            return JSON.createObjectNode();
        }
    }

    /** The timeout covers the whole exchange; that of the request alone would let a body drip in for ever. */
    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> response = client.sendAsync(request, bounded());
        Duration limit = settings.connectTimeout().plus(settings.readTimeout());
        try {
            return response.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            response.cancel(true);
            throw new IOException("no answer within " + limit.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException known ? known : new IOException(e.getCause());
        } catch (InterruptedException e) {
            response.cancel(true);
            throw interrupted(e);
        }
    }

    private static BodyHandler<byte[]> bounded() {
        return info -> {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            return BodySubscribers.mapping(
                    BodySubscribers.ofByteArrayConsumer(part -> part.ifPresent(bytes -> {
                        if (body.size() + bytes.length > LARGEST_ANSWER) {
                            throw new IllegalStateException("the answer is larger than " + LARGEST_ANSWER + " bytes");
                        }
                        body.writeBytes(bytes);
                    })),
                    done -> body.toByteArray());
        };
    }

    private void pause(int round) {
        long longest =
                Math.min(settings.longestWait().toMillis(), settings.firstWait().toMillis() << Math.min(round - 1, 20));
        try {
            Thread.sleep(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static RegistryUnavailableException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new RegistryUnavailableException("interrupted while waiting for the schema registry", e);
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }
}
