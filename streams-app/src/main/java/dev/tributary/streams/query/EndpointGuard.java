package dev.tributary.streams.query;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import dev.tributary.query.CallSignature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Who may call the internal endpoint: processes that sign with the same secret. Health is open to all, metrics to who signs or
 * shows the token of metrics.
 *
 * @param signature how calls are signed; without it everybody may call
 * @param metricsToken what a collector of metrics shows, which cannot sign
 */
public record EndpointGuard(Optional<CallSignature> signature, Optional<String> metricsToken) {

    /** Everybody may call: for an endpoint on loopback. */
    public static final EndpointGuard OPEN = new EndpointGuard(Optional.empty(), Optional.empty());

    private static final String HEALTH = "/health/";
    private static final String METRICS = "/metrics";
    private static final String BEARER = "Bearer ";

    /** What answers calls with 401 that are not let in; none where all are. */
    Optional<Filter> filter(int mostBytes, InstantSource clock) {
        return signature.map(secret -> new Signed(secret, mostBytes, clock));
    }

    @Override
    public String toString() {
        return "EndpointGuard[" + (signature.isPresent() ? "signed calls" : "open") + "]";
    }

    private boolean showsToken(HttpExchange exchange) {
        String shown = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        return exchange.getRequestURI().getPath().equals(METRICS)
                && shown.startsWith(BEARER)
                && metricsToken
                        .map(token -> MessageDigest.isEqual(bytes(token), bytes(shown.substring(BEARER.length()))))
                        .orElse(false);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private final class Signed extends Filter {

        private final CallSignature secret;
        private final int mostBytes;
        private final InstantSource clock;

        Signed(CallSignature secret, int mostBytes, InstantSource clock) {
            this.secret = secret;
            this.mostBytes = mostBytes;
            this.clock = clock;
        }

        @Override
        public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
            if (exchange.getRequestURI().getPath().startsWith(HEALTH) || showsToken(exchange) || isSigned(exchange)) {
                chain.doFilter(exchange);
                return;
            }
            try (exchange) {
                exchange.getResponseHeaders().set("WWW-Authenticate", CallSignature.HEADER);
                exchange.sendResponseHeaders(401, -1);
            }
        }

        private boolean isSigned(HttpExchange exchange) throws IOException {
            byte[] body = body(exchange);
            // One byte more than allowed is passed on, for the resource to say so.
            exchange.setStreams(new ByteArrayInputStream(body), null);
            String header = Optional.ofNullable(exchange.getRequestHeaders().getFirst(CallSignature.HEADER))
                    .orElse("");
            return secret.isRight(
                    header,
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    body,
                    clock.instant());
        }

        private byte[] body(HttpExchange exchange) throws IOException {
            try (InputStream in = exchange.getRequestBody()) {
                return in.readNBytes(mostBytes + 1);
            }
        }

        @Override
        public String description() {
            return "lets in who signs with the same secret";
        }
    }
}
