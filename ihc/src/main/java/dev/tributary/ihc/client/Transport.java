package dev.tributary.ihc.client;

import dev.tributary.ihc.IhcApiSettings;
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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends one request and takes its response, bounded in time and size. */
final class Transport implements AutoCloseable {

    /** An answer says about as much of a session as the request did; this leaves room for reasons. */
    private static final int ANSWER_PER_REQUEST = 8;

    private static final int SMALLEST_BOUND = 1 << 20;
    private static final int LARGEST_BOUND = 256 << 20;

    private final IhcApiSettings settings;
    private final URI target;
    private final HttpClient http;

    Transport(IhcApiSettings settings) {
        this.settings = settings;
        this.target = target(settings);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                // A redirect would carry the key to another address.
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.callTimeout())
                .build();
    }

    private static URI target(IhcApiSettings settings) {
        String base = settings.url().toString().replaceAll("/+$", "");
        return URI.create(base + IhcApiSettings.PATH + "?conv_type_id="
                + URLEncoder.encode(settings.convTypeId(), StandardCharsets.UTF_8));
    }

    /** @throws TransientFailure where there is no response within the time, or one too large */
    RawReply post(byte[] body) throws TransientFailure, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(target)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("x-api-key", settings.key().value())
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        long bound = Math.clamp((long) body.length * ANSWER_PER_REQUEST, SMALLEST_BOUND, LARGEST_BOUND);
        HttpResponse<byte[]> response = send(request, bound);
        return new RawReply(
                response.statusCode(),
                response.headers().firstValue("Retry-After"),
                response.headers().firstValue("Date"),
                response.body());
    }

    /** The timeout covers the whole exchange; that of the request alone would let a body drip in for ever. */
    private HttpResponse<byte[]> send(HttpRequest request, long bound) throws TransientFailure, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> response = http.sendAsync(request, bounded(bound));
        try {
            return response.get(settings.callTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            response.cancel(true);
            throw TransientFailure.broken(
                    "no answer within " + settings.callTimeout().toMillis() + " ms");
        } catch (ExecutionException e) {
            throw TransientFailure.broken(
                    reason(Optional.ofNullable(e.getCause()).orElse(e)));
        } catch (InterruptedException e) {
            response.cancel(true);
            throw e;
        }
    }

    private static BodyHandler<byte[]> bounded(long bound) {
        return info -> {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            return BodySubscribers.mapping(
                    BodySubscribers.ofByteArrayConsumer(part -> part.ifPresent(bytes -> {
                        if (body.size() + bytes.length > bound) {
                            throw new IllegalStateException("the answer is larger than " + bound + " bytes");
                        }
                        body.writeBytes(bytes);
                    })),
                    done -> body.toByteArray());
        };
    }

    private String reason(Throwable cause) {
        String name = cause.getClass().getSimpleName();
        String message = Optional.ofNullable(cause.getMessage())
                .map(text -> ServiceText.clean(text, settings.key()))
                .filter(text -> !text.isBlank())
                .map(text -> ": " + text)
                .orElse("");
        return (cause instanceof IOException ? "the connection failed, " : "the exchange failed, ") + name + message;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
