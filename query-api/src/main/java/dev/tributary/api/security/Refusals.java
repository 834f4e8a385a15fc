package dev.tributary.api.security;

import dev.tributary.api.http.ProblemException;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;

/** Tells who is not let in what would help. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class Refusals implements ExceptionHandler<AuthorizationException, HttpResponse<?>> {

    private static final String CHALLENGE = "Bearer realm=\"tributary\"";

    private final ExceptionHandler<ProblemException, HttpResponse<?>> problems;

    Refusals(ExceptionHandler<ProblemException, HttpResponse<?>> problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Micronaut declares it
    public HttpResponse<?> handle(HttpRequest request, AuthorizationException refused) {
        if (refused.isForbidden()) {
            return problems.handle(
                    request,
                    ProblemException.forbidden(
                            "This key does not open that: it takes another scope, or a key that is bound to no workspace."));
        }
        boolean shown = request.getHeaders().contains(HttpHeaders.AUTHORIZATION);
        HttpResponse<?> response = problems.handle(
                request,
                ProblemException.unauthorized(
                        shown
                                ? "The key is unknown, expired or revoked."
                                : "This needs a key: send it in the header 'Authorization: Bearer KEY'."));
        ((MutableHttpResponse<?>) response)
                .header(HttpHeaders.WWW_AUTHENTICATE, shown ? CHALLENGE + ", error=\"invalid_token\"" : CHALLENGE);
        return response;
    }
}
