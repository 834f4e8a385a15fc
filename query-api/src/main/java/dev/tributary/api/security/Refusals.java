package dev.tributary.api.security;

import dev.tributary.api.http.ProblemException;
import dev.tributary.api.http.Problems;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.authentication.AuthorizationException;

/** Tells who is not let in what would help. */
@Controller
final class Refusals {

    private static final String CHALLENGE = "Bearer realm=\"tributary\"";

    @Error(global = true)
    @Produces(MediaType.ALL)
    HttpResponse<byte[]> refuse(HttpRequest<?> request, AuthorizationException refused) {
        if (refused.isForbidden()) {
            return Problems.answer(
                    request,
                    ProblemException.forbidden(
                            "This key does not open that: it takes another scope, or a key that is bound to no workspace."));
        }
        boolean shown = request.getHeaders().contains(HttpHeaders.AUTHORIZATION);
        return Problems.answer(
                        request,
                        ProblemException.unauthorized(
                                shown
                                        ? "The key is unknown, expired or revoked."
                                        : "This needs a key: send it in the header 'Authorization: Bearer KEY'."))
                .header(HttpHeaders.WWW_AUTHENTICATE, shown ? CHALLENGE + ", error=\"invalid_token\"" : CHALLENGE);
    }
}
