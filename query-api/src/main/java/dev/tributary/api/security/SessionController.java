package dev.tributary.api.security;

import dev.tributary.api.QueryApiSettings;
import dev.tributary.api.http.FieldError;
import dev.tributary.api.http.JsonBody;
import dev.tributary.api.http.ProblemException;
import dev.tributary.api.http.PublicJson;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The session of the dashboard: a key is shown once, and a cookie that no script can read stands for it. */
@Controller("/session")
@Produces("application/json")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SessionController {

    private static final Set<String> FIELDS = Set.of("key");
    private static final Duration LIFETIME = Duration.ofHours(12);

    private final Guard guard;
    private final Optional<KeyRing> keys;
    private final Optional<SessionRepository> sessions;
    private final FailedAttempts failures;
    private final boolean secure;

    SessionController(
            Guard guard,
            Optional<KeyRing> keys,
            Optional<SessionRepository> sessions,
            FailedAttempts failures,
            QueryApiSettings settings) {
        this.guard = guard;
        this.keys = keys;
        this.sessions = sessions;
        this.failures = failures;
        this.secure = settings.security().tls().isPresent();
    }

    /** Whether a key is needed, and what the caller's opens. */
    @Get
    HttpResponse<byte[]> current(HttpRequest<?> request) {
        Access access = Access.of(request);
        boolean known = guard.state() == Guard.State.OPEN || access.isKnown();
        return answer(new Session(
                guard.state() != Guard.State.OPEN,
                known,
                known ? Optional.of(access.scope().word()) : Optional.empty(),
                known ? access.workspaces() : Optional.of(Set.of())));
    }

    @Post
    @Consumes("application/json")
    HttpResponse<byte[]> open(HttpRequest<?> request, @Body byte[] body) {
        String address = FailedAttempts.address(request);
        failures.requireFew(address);
        Optional<KeyInfo> key = Token.of(
                        JsonBody.object(body, FIELDS).path("key").asText())
                .filter(token -> token.kind() == Token.Kind.KEY)
                .flatMap(token -> keys.flatMap(ring -> ring.find(token)));
        if (key.isEmpty()) {
            failures.add(address);
            throw ProblemException.badRequest(List.of(new FieldError(
                    "key", "is unknown, expired or revoked; 'tributary keys list' shows which there are")));
        }
        Token session = begin(key.get());
        Access access = key.get().access();
        return answer(new Session(true, true, Optional.of(access.scope().word()), access.workspaces()))
                .cookie(SessionCookie.holding(session.text(), LIFETIME, secure));
    }

    @Delete
    HttpResponse<byte[]> end(HttpRequest<?> request) {
        SessionCookie.of(request)
                .flatMap(Token::of)
                .filter(token -> token.kind() == Token.Kind.SESSION)
                .ifPresent(this::end);
        return HttpResponse.<byte[]>noContent().cookie(SessionCookie.holding("", Duration.ZERO, secure));
    }

    private Token begin(KeyInfo key) {
        SessionRepository kept = sessions.orElseThrow();
        Token session = Token.random(Token.Kind.SESSION);
        Instant now = Instant.now();
        kept.removeExpired(now);
        kept.add(session.id(), session.hash(), key.id(), now.plus(LIFETIME));
        return session;
    }

    private void end(Token session) {
        boolean ours = keys.flatMap(ring -> ring.find(session)).isPresent();
        if (ours) {
            sessions.ifPresent(kept -> kept.remove(session.id()));
            keys.ifPresent(ring -> ring.forget(session));
        }
    }

    private static MutableHttpResponse<byte[]> answer(Session session) {
        return HttpResponse.ok(PublicJson.bytes(session)).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /**
     * The answer.
     *
     * @param guarded whether a key is needed
     * @param open whether the caller may ask
     * @param scope what the caller may do
     * @param workspaces whose figures the caller may see; null for all
     */
    record Session(boolean guarded, boolean open, Optional<String> scope, Optional<Set<String>> workspaces) {}
}
