package dev.tributary.ihc.client;

import dev.tributary.ihc.IhcApiSettings;
import dev.tributary.ihc.KeyedJourney;
import dev.tributary.ihc.Retries;
import dev.tributary.ihc.wire.RequestWriter;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one request, as often as it takes, at the pace that is agreed, and not at all while the service is down. */
final class Caller implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Caller.class);
    private static final int WINDOW = 20;
    private static final int FAILURE_RATE = 50;
    private static final Duration LONGEST_QUEUE = Duration.ofDays(7);
    private static final double NANOS_PER_SECOND = 1e9;

    private final IhcApiSettings settings;
    private final Transport transport;
    private final Interpreter interpreter;
    private final RateLimiter pace;
    private final CircuitBreaker circuit;
    private final Retry retry;

    Caller(IhcApiSettings settings) {
        this.settings = settings;
        this.transport = new Transport(settings);
        this.interpreter = new Interpreter(settings, InstantSource.system());
        this.pace = pace(settings.requestsPerSecond());
        this.circuit = circuit(settings);
        this.retry = retry(settings.retries());
        retry.getEventPublisher()
                .onRetry(event -> LOG.info(
                        "The IHC service failed a request; attempt {} follows in {}: {}",
                        event.getNumberOfRetryAttempts() + 1,
                        event.getWaitInterval(),
                        message(event.getLastThrowable())));
        circuit.getEventPublisher()
                .onStateTransition(event -> LOG.info("The circuit to the IHC service: {}", event.getStateTransition()));
    }

    /** The verdict on each journey; a journey for which every attempt was answered wrongly has a broken one. */
    Map<String, Verdict> call(List<KeyedJourney> request)
            throws TransientFailure, RequestRefusedException, TurnedAwayException, InterruptedException {
        byte[] body = RequestWriter.write(request, settings.redistribution());
        try {
            return retry.executeCallable(() -> {
                RateLimiter.waitForPermission(pace);
                return circuit.executeCallable(() -> interpreter.verdicts(request, transport.post(body)));
            });
        } catch (TransientFailure failed) {
            requireNoInterrupt();
            if (failed.verdicts().values().stream().allMatch(Verdict.Broken.class::isInstance) && request.size() > 1
                    || failed.verdicts().isEmpty()) {
                throw failed;
            }
            return failed.verdicts();
        } catch (RequestRefusedException | TurnedAwayException | InterruptedException | RuntimeException e) {
            requireNoInterrupt();
            if (e instanceof CallNotPermittedException) {
                throw TransientFailure.broken("too many of the last requests failed");
            }
            throw e;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The libraries say an interrupt in several ways, and always by the flag. */
    private static void requireNoInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while waiting for the IHC service");
        }
    }

    private static RateLimiter pace(double perSecond) {
        return RateLimiter.of(
                "ihc",
                RateLimiterConfig.custom()
                        .limitForPeriod(1)
                        .limitRefreshPeriod(Duration.ofNanos((long) (NANOS_PER_SECOND / perSecond)))
                        .timeoutDuration(LONGEST_QUEUE)
                        .build());
    }

    /** What the service says about single requests, or about our pace, does not open the circuit. */
    private static CircuitBreaker circuit(IhcApiSettings settings) {
        return CircuitBreaker.of(
                "ihc",
                CircuitBreakerConfig.custom()
                        .slidingWindow(WINDOW, WINDOW / 2, SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(FAILURE_RATE)
                        .waitDurationInOpenState(settings.retryPause())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .recordException(e -> e instanceof TransientFailure failure && failure.isAgainstTheService())
                        .ignoreExceptions(InterruptedException.class)
                        .build());
    }

    private static Retry retry(Retries retries) {
        return Retry.of(
                "ihc",
                RetryConfig.<Map<String, Verdict>>custom()
                        .maxAttempts(retries.attempts())
                        .retryOnException(e -> e instanceof TransientFailure || e instanceof CallNotPermittedException)
                        .intervalBiFunction((attempt, outcome) ->
                                waitBefore(attempt, outcome.getLeft(), retries).toMillis())
                        .build());
    }

    /** Random from zero on, so that callers that failed together do not come back together. */
    private static Duration waitBefore(int attempt, Throwable failure, Retries retries) {
        if (failure instanceof TransientFailure known && known.retryAfter().isPresent()) {
            return known.retryAfter().get().plus(random(retries.firstWait()));
        }
        return random(retries.longestWait(attempt));
    }

    private static Duration random(Duration longest) {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest.toMillis() + 1));
    }

    private static String message(Throwable failure) {
        return failure instanceof TransientFailure known
                ? String.valueOf(known.getMessage())
                : "too many of the last requests failed";
    }

    @Override
    public void close() {
        transport.close();
    }
}
