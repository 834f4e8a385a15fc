package dev.tributary.api.http;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;

/** Keeps browsers from running, framing or sniffing anything that is not ours; other origins get no access. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class SecurityHeaders implements Ordered {

    private static final String CONTENT_SECURITY_POLICY = policy("'self'");

    /** Swagger UI needs inline styles. */
    private static final String POLICY_OF_SWAGGER = policy("'self' 'unsafe-inline'");

    /** Outermost, so that also what other filters refuse is guarded. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.order();
    }

    @ResponseFilter
    void secure(HttpRequest<?> request, MutableHttpResponse<?> response) {
        protect(request, response);
    }

    /** The same for what no filter sees, since it is no request. */
    static void protect(HttpRequest<?> request, MutableHttpResponse<?> response) {
        boolean swagger = request.getPath().startsWith("/swagger");
        response.getHeaders()
                .set("Content-Security-Policy", swagger ? POLICY_OF_SWAGGER : CONTENT_SECURITY_POLICY)
                .set("X-Content-Type-Options", "nosniff")
                .set("X-Frame-Options", "DENY")
                .set("Referrer-Policy", "no-referrer")
                .set("Cross-Origin-Resource-Policy", "same-origin");
    }

    /** Scripts and data come from files of this origin only. */
    private static String policy(String styles) {
        return "default-src 'none'; script-src 'self'; style-src " + styles + "; img-src 'self' data:; "
                + "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }
}
