package dev.tributary.query.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tributary.query.CallSignature;
import dev.tributary.query.ContractJson;
import dev.tributary.query.Placements;
import dev.tributary.query.Progress;
import dev.tributary.query.RollupAnswer;
import dev.tributary.query.RollupRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The contract over HTTP. */
final class HttpInstances implements Instances, AutoCloseable {

    private static final int BUSY = 429;

    private static final Optional<byte[]> NO_BODY = Optional.empty();

    private final HttpClient http;
    private final InstantSource clock = InstantSource.system();
    private final RoutingLimits limits;
    private final Optional<CallSignature> signature;

    HttpInstances(RoutingLimits limits, Optional<CallSignature> signature) {
        this.limits = limits;
        this.signature = signature;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(limits.connect())
                .build();
    }

    @Override
    public CompletableFuture<Placements> placements(String url) {
        return send(url, "/internal/placements", NO_BODY, limits.placements(), Placements.class);
    }

    @Override
    public CompletableFuture<Progress> progress(String url) {
        return send(url, "/internal/progress", NO_BODY, limits.placements(), Progress.class);
    }

    @Override
    public CompletableFuture<RollupAnswer> answer(String url, RollupRequest request) {
        return send(url, "/internal/query", Optional.of(json(request)), limits.answer(), RollupAnswer.class);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private <T> CompletableFuture<T> send(
            String url, String path, Optional<byte[]> body, Duration limit, Class<T> type) {
        CompletableFuture<HttpResponse<byte[]>> exchange;
        try {
            exchange = http.sendAsync(request(url, path, body), BodyHandlers.ofByteArray());
        } catch (IllegalArgumentException badAddress) {
            return CompletableFuture.failedFuture(badAddress);
        }
        // The request's own timeout ends with the headers; this one also bounds a body that trickles.
        return exchange.thenApply(response -> parse(response, type))
                .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> {
                    exchange.cancel(true);
                    throw new CompletionException(cause(failure));
                });
    }

    private HttpRequest request(String url, String path, Optional<byte[]> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        body.ifPresent(
                json -> request.header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(json)));
        signature.ifPresent(secret -> request.header(
                CallSignature.HEADER,
                secret.header(body.isPresent() ? "POST" : "GET", path, body.orElse(new byte[0]), clock.instant())));
        return request.build();
    }

    private static <T> T parse(HttpResponse<byte[]> response, Class<T> type) {
        if (response.statusCode() == BUSY) {
            throw new CompletionException(new InstanceBusyException("has too many questions"));
        }
        if (response.statusCode() != 200) {
            throw new CompletionException(new IOException("status " + response.statusCode()));
        }
        try {
            return ContractJson.mapper().readValue(response.body(), type);
        } catch (IOException malformed) {
            throw new CompletionException(new IOException("an answer that is not of the contract", malformed));
        }
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof HttpTimeoutException ? new TimeoutException("no connection in time") : cause;
    }

    private static byte[] json(RollupRequest request) {
        try {
            return ContractJson.mapper().writeValueAsBytes(request);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
