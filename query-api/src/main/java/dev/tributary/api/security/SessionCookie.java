package dev.tributary.api.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.security.token.reader.TokenReader;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** The cookie of the dashboard: no script can read it, and no other site can have it sent. */
@Singleton
final class SessionCookie implements TokenReader<HttpRequest<?>> {

    private static final String NAME = "tributary_session";

    static Optional<String> of(HttpRequest<?> request) {
        return request.getCookies().findCookie(NAME).map(Cookie::getValue);
    }

    static Cookie holding(String token, Duration lifetime, boolean secure) {
        return Cookie.of(NAME, token)
                .httpOnly(true)
                .sameSite(SameSite.Strict)
                .secure(secure)
                .path("/")
                .maxAge(lifetime);
    }

    @Override
    public Optional<String> findToken(HttpRequest<?> request) {
        return of(request);
    }

    /** A key in the header comes first. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
