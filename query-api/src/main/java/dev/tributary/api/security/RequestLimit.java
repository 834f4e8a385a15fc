package dev.tributary.api.security;

import dev.tributary.api.QueryApiSettings;
import dev.tributary.api.http.ProblemException;
import io.github.bucket4j.ConsumptionProbe;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.time.Duration;
import java.util.Optional;

/**
 * Lets each caller ask so often: by key or session's key, else by address. While the API is open, on loopback and without keys, there is
 * no limit.
 */
@ServerFilter("/api/**")
final class RequestLimit implements Ordered {

    private static final int BURST_SECONDS = 4;
    private static final String PROBE = "tributary.rate";

    private final Guard guard;
    private final int burst;
    private final Buckets buckets;

    RequestLimit(Guard guard, QueryApiSettings settings) {
        this.guard = guard;
        int perSecond = settings.security().requestsPerSecond();
        this.burst = perSecond * BURST_SECONDS;
        this.buckets = new Buckets(burst, perSecond, Duration.ofSeconds(1));
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    @RequestFilter
    void admit(HttpRequest<?> request) {
        if (guard.state() == Guard.State.OPEN) {
            return;
        }
        ConsumptionProbe probe = buckets.of(Access.of(request).name()).tryConsumeAndReturnRemaining(1);
        request.setAttribute(PROBE, probe);
        if (!probe.isConsumed()) {
            throw ProblemException.tooMany(
                    "This key asks more often than it may.", seconds(probe.getNanosToWaitForRefill()));
        }
    }

    /** What a response may tell of the limit; nothing where none was looked at. */
    Optional<String> state(HttpRequest<?> request) {
        return request.getAttribute(PROBE, ConsumptionProbe.class)
                .map(probe ->
                        "\"key\";r=" + probe.getRemainingTokens() + ";t=" + seconds(probe.getNanosToWaitForReset()));
    }

    /** The limit itself. */
    String policy() {
        return "\"key\";q=" + burst + ";w=" + BURST_SECONDS;
    }

    private static int seconds(long nanos) {
        return (int) Math.max(1, Duration.ofNanos(nanos).plusNanos(999_999_999).toSeconds());
    }
}
