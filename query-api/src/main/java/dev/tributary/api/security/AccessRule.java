package dev.tributary.api.security;

import dev.tributary.api.http.ProblemException;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** The one rule: who may come in, and with what {@link Access}. */
@Singleton
final class AccessRule implements SecurityRule<HttpRequest<?>> {

    private final Guard guard;
    private final Optional<JwtAccess> jwt;

    AccessRule(Guard guard, Optional<JwtAccess> jwt) {
        this.guard = guard;
        this.jwt = jwt;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Publisher<SecurityRuleResult> check(
            @Nullable HttpRequest<?> request, @Nullable Authentication authentication) {
        return Mono.fromSupplier(() ->
                request == null ? SecurityRuleResult.REJECTED : decide(request, Optional.ofNullable(authentication)));
    }

    private SecurityRuleResult decide(HttpRequest<?> request, Optional<Authentication> authentication) {
        if (guard.state() == Guard.State.OPEN) {
            Access.OPEN.grantTo(request);
            return SecurityRuleResult.ALLOWED;
        }
        Optional<Access> access = authentication.flatMap(this::access);
        access.ifPresent(granted -> granted.grantTo(request));
        Optional<Scope> needed = Door.of(request);
        if (needed.isEmpty()) {
            return SecurityRuleResult.ALLOWED;
        }
        if (guard.state() == Guard.State.UNKNOWN) {
            throw ProblemException.unavailable(
                    "Whether a key is needed is not known yet, since Postgres does not answer; try again.");
        }
        boolean enough = access.filter(granted -> granted.scope().includes(needed.get()))
                .filter(granted -> granted.coversAll() || !Door.tellsOfAll(request))
                .isPresent();
        return enough && !isForeignPage(request) ? SecurityRuleResult.ALLOWED : SecurityRuleResult.REJECTED;
    }

    private Optional<Access> access(Authentication authentication) {
        return KeyAuthentication.access(authentication).or(() -> jwt.flatMap(claims -> claims.access(authentication)));
    }

    /** A browser sends its cookie for any page; only ours may change something by it. */
    private static boolean isForeignPage(HttpRequest<?> request) {
        if (!Door.changes(request)
                || SessionCookie.of(request).isEmpty()
                || request.getHeaders().contains("Authorization")) {
            return false;
        }
        String host = Optional.ofNullable(request.getHeaders().get("Host")).orElse("");
        return request.getHeaders()
                .findFirst("Origin")
                .map(origin -> !host.equalsIgnoreCase(authority(origin)))
                .orElse(true);
    }

    private static String authority(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getRawAuthority()).orElse("");
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
