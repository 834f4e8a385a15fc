package dev.tributary.ihc.server;

import com.sun.net.httpserver.HttpExchange;
import dev.tributary.attribution.ihc.IhcModel;
import dev.tributary.ihc.IhcApiSettings;
import dev.tributary.ihc.wire.ComputeRequest;
import dev.tributary.ihc.wire.InvalidRequestException;
import dev.tributary.ihc.wire.RequestReader;
import dev.tributary.ihc.wire.ServiceAnswer;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;

/** Decides what becomes of a request: turned away, refused, answered, or failed on purpose. */
final class Desk {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final IhcServerSettings settings;
    private final InstantSource clock;
    private final Computation computation;
    private final Optional<RateLimiter> rate;
    private final Tally tally = new Tally();

    Desk(IhcServerSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.computation = new Computation(IhcModel.of(settings.parameters()));
        this.rate =
                settings.requestsPerSecond().stream().mapToObj(Desk::limiter).findFirst();
    }

    /** A reply, and how to fail with it. */
    record Turn(Reply reply, Optional<FaultKind> fault) {

        static Turn of(Reply reply) {
            return new Turn(reply, Optional.empty());
        }
    }

    Tally tally() {
        return tally;
    }

    Turn serve(HttpExchange exchange) throws IOException {
        long call = tally.call();
        if (!hasTheKey(exchange)) {
            return Turn.of(Reply.gateway(403, "Forbidden"));
        }
        if (!exchange.getRequestURI().getPath().equals(IhcApiSettings.PATH)) {
            return Turn.of(Reply.gateway(404, "Not Found"));
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            return Turn.of(Reply.gateway(405, "Method Not Allowed"));
        }
        if (settings.quota().isPresent() && call > settings.quota().getAsLong()) {
            return Turn.of(Reply.gateway(429, "Limit Exceeded"));
        }
        if (rate.isPresent() && !rate.get().acquirePermission()) {
            return Turn.of(Reply.gateway(429, "Too Many Requests").with("Retry-After", "1"));
        }
        byte[] body = exchange.getRequestBody().readNBytes(IhcServerSettings.MAX_BODY + 1);
        if (body.length > IhcServerSettings.MAX_BODY) {
            return Turn.of(Reply.gateway(413, "Request Too Long"));
        }
        return answered(exchange, body);
    }

    private Turn answered(HttpExchange exchange, byte[] body) {
        ServiceAnswer answer;
        try {
            requireConversionType(exchange);
            answer = computation.answer(withinLimits(RequestReader.read(body)));
        } catch (InvalidRequestException invalid) {
            return Turn.of(Reply.error(400, "Request Failure due to invalid input: " + invalid.getMessage()));
        }
        Optional<FaultKind> fault = settings.faults().fault(body, tally.attempt(Arrays.hashCode(body)));
        fault.ifPresent(tally::fault);
        return new Turn(
                fault.map(kind -> Spoiler.spoiled(kind, answer, clock)).orElseGet(() -> Reply.of(answer)), fault);
    }

    private boolean hasTheKey(HttpExchange exchange) {
        String given = Optional.ofNullable(exchange.getRequestHeaders().getFirst("x-api-key"))
                .orElse("");
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), settings.key().value().getBytes(StandardCharsets.UTF_8));
    }

    private void requireConversionType(HttpExchange exchange) throws InvalidRequestException {
        String given = parameter(exchange, "conv_type_id");
        if (given.isEmpty()) {
            throw new InvalidRequestException("the parameter conv_type_id is missing");
        }
        if (!settings.convTypeIds().isEmpty() && !settings.convTypeIds().contains(given)) {
            throw new InvalidRequestException("conv_type_id is not known: no parameters were trained for it");
        }
    }

    private static String parameter(HttpExchange exchange, String name) throws InvalidRequestException {
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        for (String part : query.split("&")) {
            if (part.startsWith(name + "=")) {
                try {
                    return URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException malformed) {
                    throw new InvalidRequestException("the parameter " + name + " is not percent-encoded");
                }
            }
        }
        return "";
    }

    private ComputeRequest withinLimits(ComputeRequest request) throws InvalidRequestException {
        if (request.journeys().size() > settings.limits().journeys()) {
            throw new InvalidRequestException(request.journeys().size() + " customer journeys, the limit is "
                    + settings.limits().journeys());
        }
        if (request.sessions() > settings.limits().sessions()) {
            throw new InvalidRequestException(request.sessions() + " sessions, the limit is "
                    + settings.limits().sessions());
        }
        return request;
    }

    private static RateLimiter limiter(double perSecond) {
        int whole = (int) Math.max(1, perSecond);
        return RateLimiter.of(
                "ihc-server",
                RateLimiterConfig.custom()
                        .limitForPeriod(whole)
                        .limitRefreshPeriod(SECOND.multipliedBy((long) (1_000 * whole / perSecond))
                                .dividedBy(1_000))
                        .timeoutDuration(Duration.ZERO)
                        .build());
    }
}
