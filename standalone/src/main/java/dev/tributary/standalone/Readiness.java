package dev.tributary.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits until the API answers a query from the stores. */
final class Readiness {

    /** A view with few rows, whatever the data. */
    private static final String QUERY = "/api/status-distribution/?limit=1";

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private Readiness() {}

    /**
     * Returns at the first answer; until the stores have caught up with what was committed the API says 503.
     *
     * @throws StartupException where none comes for long, or the caller gave up
     */
    static void await(URI api, BooleanSupplier givenUp) {
        HttpRequest request = HttpRequest.newBuilder(api.resolve(QUERY))
                .timeout(Duration.ofSeconds(10))
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            while (!answers(http, request)) {
                if (givenUp.getAsBoolean()) {
                    throw new StartupException("stopped while starting");
                }
                if (System.nanoTime() > deadline) {
                    throw new StartupException("no query was answered within " + PATIENCE.toMinutes() + " minutes");
                }
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupException("interrupted while waiting for the first answer", e);
        }
    }

    private static boolean answers(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notListeningYet) {
            return false;
        }
    }
}
