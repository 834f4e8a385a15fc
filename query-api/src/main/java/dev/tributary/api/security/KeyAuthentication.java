package dev.tributary.api.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Knows callers by their key or session. Who fails too often has to wait. */
@Singleton
final class KeyAuthentication implements TokenValidator<HttpRequest<?>> {

    private static final String ACCESS = "access";

    private final Optional<KeyRing> keys;
    private final FailedAttempts failures;
    private final Scheduler blocking;

    KeyAuthentication(
            Optional<KeyRing> keys, FailedAttempts failures, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.keys = keys;
        this.failures = failures;
        this.blocking = Schedulers.fromExecutorService(blocking);
    }

    /** What an authentication by key opens. */
    static Optional<Access> access(Authentication authentication) {
        return authentication.getAttributes().get(ACCESS) instanceof Access access
                ? Optional.of(access)
                : Optional.empty();
    }

    @Override
    public Publisher<Authentication> validateToken(String token, @Nullable HttpRequest<?> request) {
        return Token.of(token)
                .map(shown -> Mono.fromSupplier(() -> authenticate(shown, Optional.ofNullable(request)))
                        .subscribeOn(blocking)
                        .flatMap(Mono::justOrEmpty))
                .orElseGet(Mono::empty);
    }

    private Optional<Authentication> authenticate(Token token, Optional<HttpRequest<?>> request) {
        String address = request.map(FailedAttempts::address).orElse("");
        boolean known = keys.map(ring -> ring.holds(token)).orElse(false);
        if (!known) {
            failures.requireFew(address);
        }
        Optional<Access> access = keys.flatMap(ring -> ring.find(token)).map(KeyInfo::access);
        if (access.isEmpty()) {
            failures.add(address);
        }
        return access.map(granted -> Authentication.build(granted.name(), Map.of(ACCESS, granted)));
    }
}
