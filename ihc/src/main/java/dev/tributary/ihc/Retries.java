package dev.tributary.ihc;

import java.time.Duration;

/**
 * How often and how patiently a request is repeated. The wait before a repetition is random between zero and a longest
 * one, which doubles each time up to a cap.
 *
 * @param attempts of one request, the first included
 * @param firstWait longest wait before the first repetition
 * @param longestWait cap of the longest wait
 * @param longestRetryAfter cap of what the service may ask for in {@code Retry-After}
 */
public record Retries(int attempts, Duration firstWait, Duration longestWait, Duration longestRetryAfter) {

    public static final Retries DEFAULT =
            new Retries(6, Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofSeconds(60));

    /** @throws IllegalArgumentException where a value is out of bounds */
    public Retries {
        if (attempts < 1 || attempts > 100) {
            throw new IllegalArgumentException(attempts + " attempts of a request: give 1 to 100");
        }
        IhcApiSettings.positive("the first wait", firstWait);
        IhcApiSettings.positive("the longest wait", longestWait);
        IhcApiSettings.positive("the longest Retry-After", longestRetryAfter);
    }

    /** The longest wait before an attempt; the first repetition is attempt 1. */
    public Duration longestWait(int attempt) {
        Duration doubled = firstWait.multipliedBy(1L << Math.clamp(attempt - 1, 0, 20));
        return doubled.compareTo(longestWait) < 0 ? doubled : longestWait;
    }
}
