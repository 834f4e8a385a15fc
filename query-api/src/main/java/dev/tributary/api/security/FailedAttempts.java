package dev.tributary.api.security;

import dev.tributary.api.http.ProblemException;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Slows down who tries keys: so many failures an address has a minute, then it waits. */
@Singleton
final class FailedAttempts {

    private static final int A_MINUTE = 20;
    private static final int RETRY_SECONDS = 3;

    private final Buckets buckets = new Buckets(A_MINUTE, A_MINUTE, Duration.ofMinutes(1));

    static String address(HttpRequest<?> request) {
        return request.getRemoteAddress().getAddress().getHostAddress();
    }

    void add(String address) {
        buckets.of(address).tryConsume(1);
    }

    /**
     * Goes on where there were few.
     *
     * @throws ProblemException with status 429 where there were many
     */
    void requireFew(String address) {
        if (buckets.of(address).getAvailableTokens() == 0) {
            throw ProblemException.tooMany("Too many keys that open nothing came from this address.", RETRY_SECONDS);
        }
    }
}
