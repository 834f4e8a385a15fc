package dev.tributary.bench.contender;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Asks one address again and again over kept connections; every answer must be complete and have status 200. */
final class HttpLoad implements AutoCloseable {

    private static final int AT_ONCE = 8;
    private static final int OUTSTANDING_AT_MOST = 512;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final double NANOS = 1e9;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest request;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    HttpLoad(URI address) {
        request = HttpRequest.newBuilder(address).timeout(TIMEOUT).GET().build();
    }

    /** Closed loop: eight askers without a pause; answers per second. */
    double most(double seconds) {
        AtomicLong answers = new AtomicLong();
        long start = System.nanoTime();
        long end = start + (long) (seconds * NANOS);
        try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < AT_ONCE; i++) {
                askers.submit(() -> {
                    while (System.nanoTime() < end && failure.get() == null) {
                        ask().join();
                        answers.incrementAndGet();
                    }
                });
            }
        }
        requireNoFailure();
        return answers.get() * NANOS / (System.nanoTime() - start);
    }

    /** Open loop: at an even rate, whatever the answers take; each wait counts from when its turn was. */
    Latencies atRate(double perSecond, double seconds) throws InterruptedException {
        Latencies latencies = new Latencies();
        Semaphore outstanding = new Semaphore(OUTSTANDING_AT_MOST);
        long start = System.nanoTime();
        long questions = Math.max(1, (long) (perSecond * seconds));
        for (long i = 0; i < questions; i++) {
            long due = start + (long) (i * NANOS / perSecond);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            outstanding.acquire();
            ask().whenComplete((answer, error) -> {
                latencies.add(System.nanoTime() - due);
                outstanding.release();
            });
        }
        outstanding.acquire(OUTSTANDING_AT_MOST);
        requireNoFailure();
        return latencies;
    }

    @Override
    public void close() {
        client.close();
    }

    private CompletableFuture<HttpResponse<byte[]>> ask() {
        return client.sendAsync(request, BodyHandlers.ofByteArray()).whenComplete((answer, error) -> {
            if (error != null) {
                failure.compareAndSet(null, error);
            } else if (answer.statusCode() != 200) {
                failure.compareAndSet(null, failed(answer));
            }
        });
    }

    private static IllegalStateException failed(HttpResponse<byte[]> answer) {
        return new IllegalStateException(
                "status " + answer.statusCode() + ": " + new String(answer.body(), StandardCharsets.UTF_8));
    }

    private void requireNoFailure() {
        Throwable failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException(request.uri() + " failed: " + failed.getMessage(), failed);
        }
    }
}
