package dev.tributary.ihc;

import dev.tributary.attribution.ihc.Redistribution;
import java.net.URI;
import java.time.Duration;

/**
 * How to reach the IHC service, and how much to ask of it.
 *
 * @param url up to the host, such as {@code https://api.ihc-attribution.com}
 * @param convTypeId the conversion type that the service was trained for
 * @param redistribution sent with every request, unless it moves nothing
 * @param limits of one request
 * @param concurrency requests under way at a time
 * @param requestsPerSecond of this instance, repetitions included; fractions are fine
 * @param callTimeout of one request, from its first byte to the answer's last
 * @param linger how long journeys wait for others to fill their request
 * @param batch most journeys that are asked for, and answered, in one transaction
 * @param retryPause how long to wait where the service as a whole fails
 * @param stopPause how long to wait where it turns requests away: a wrong key, a used-up quota
 */
public record IhcApiSettings(
        URI url,
        ApiKey key,
        String convTypeId,
        Redistribution redistribution,
        RequestLimits limits,
        int concurrency,
        double requestsPerSecond,
        Duration callTimeout,
        Retries retries,
        Duration linger,
        int batch,
        Duration retryPause,
        Duration stopPause) {

    /** The vendor's service. */
    public static final URI SERVICE = URI.create("https://api.ihc-attribution.com");

    /** Where requests go, below the URL. */
    public static final String PATH = "/v1/compute_ihc";

    private static final Duration LONGEST = Duration.ofDays(7);

    /** @throws IllegalArgumentException where a value is out of its bounds; the message names it */
    public IhcApiSettings {
        String scheme = url.getScheme();
        if (url.getHost() == null || !("https".equals(scheme) || "http".equals(scheme))) {
            throw new IllegalArgumentException(
                    "the URL of the IHC service must be http or https with a host, such as " + SERVICE);
        }
        if (url.getUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "the URL of the IHC service must end with its path: give the key apart, such as " + SERVICE);
        }
        if (convTypeId.isBlank() || convTypeId.length() > 256) {
            throw new IllegalArgumentException("conv_type_id has " + convTypeId.length()
                    + " characters: give the conversion type of the service's dashboard");
        }
        within("concurrency", concurrency, 1, 64);
        within("the batch", batch, 1, 100_000);
        if (!(requestsPerSecond >= 0.001 && requestsPerSecond <= 1_000)) {
            throw new IllegalArgumentException(
                    requestsPerSecond + " requests per second: give a number from 0.001 to 1000");
        }
        positive("the call timeout", callTimeout);
        positive("the retry pause", retryPause);
        positive("the stop pause", stopPause);
        if (linger.isNegative() || linger.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the linger is " + linger + ": give a time from 0 to 7 days");
        }
    }

    /** The limits of a free account, and patience as for a service on the internet. */
    public static IhcApiSettings of(URI url, ApiKey key, String convTypeId) {
        return new IhcApiSettings(
                url,
                key,
                convTypeId,
                Redistribution.NONE,
                RequestLimits.FREE,
                4,
                5,
                Duration.ofSeconds(30),
                Retries.DEFAULT,
                Duration.ofMillis(500),
                2_000,
                Duration.ofSeconds(30),
                Duration.ofMinutes(15));
    }

    public IhcApiSettings withRedistribution(Redistribution other) {
        return copy(other, limits, concurrency, requestsPerSecond, callTimeout, retries);
    }

    public IhcApiSettings withLimits(RequestLimits other) {
        return copy(redistribution, other, concurrency, requestsPerSecond, callTimeout, retries);
    }

    /** With so many requests at a time and per second. */
    public IhcApiSettings withPace(int requestsAtATime, double perSecond) {
        return copy(redistribution, limits, requestsAtATime, perSecond, callTimeout, retries);
    }

    /** With another patience with one request. */
    public IhcApiSettings withPatience(Duration timeout, Retries otherRetries) {
        return copy(redistribution, limits, concurrency, requestsPerSecond, timeout, otherRetries);
    }

    /** With another gathering of journeys. */
    public IhcApiSettings withGathering(Duration otherLinger, int otherBatch) {
        return new IhcApiSettings(
                url,
                key,
                convTypeId,
                redistribution,
                limits,
                concurrency,
                requestsPerSecond,
                callTimeout,
                retries,
                otherLinger,
                otherBatch,
                retryPause,
                stopPause);
    }

    /** With other pauses where the service as a whole fails, and where it turns requests away. */
    public IhcApiSettings withPauses(Duration retry, Duration stop) {
        return new IhcApiSettings(
                url,
                key,
                convTypeId,
                redistribution,
                limits,
                concurrency,
                requestsPerSecond,
                callTimeout,
                retries,
                linger,
                batch,
                retry,
                stop);
    }

    private IhcApiSettings copy(
            Redistribution otherRedistribution,
            RequestLimits otherLimits,
            int requestsAtATime,
            double perSecond,
            Duration timeout,
            Retries otherRetries) {
        return new IhcApiSettings(
                url,
                key,
                convTypeId,
                otherRedistribution,
                otherLimits,
                requestsAtATime,
                perSecond,
                timeout,
                otherRetries,
                linger,
                batch,
                retryPause,
                stopPause);
    }

    static void positive(String name, Duration time) {
        if (time.isNegative() || time.isZero() || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " is " + time + ": give a time above 0, at most 7 days");
        }
    }

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value + ": give a number from " + least + " to " + most);
        }
    }
}
