package dev.tributary.api.security;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;

/** Tells callers how much they may still ask, as the IETF draft on rate limit header fields has it. */
@ServerFilter("/api/**")
final class RequestLimitHeaders implements Ordered {

    private final RequestLimit limit;

    RequestLimitHeaders(RequestLimit limit) {
        this.limit = limit;
    }

    /** Around the limit, so that also who is turned away learns of it. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.before();
    }

    @ResponseFilter
    void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
        limit.state(request).ifPresent(state -> response.header("RateLimit-Policy", limit.policy())
                .header("RateLimit", state));
    }
}
