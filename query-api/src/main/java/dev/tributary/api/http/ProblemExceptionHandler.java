package dev.tributary.api.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Answers our own {@link ProblemException}s. */
@Singleton
final class ProblemExceptionHandler implements ExceptionHandler<ProblemException, HttpResponse<?>> {

    @Override
    @SuppressWarnings("rawtypes") // as Micronaut declares it
    public HttpResponse<?> handle(HttpRequest request, ProblemException problem) {
        MutableHttpResponse<byte[]> response = Problems.respond(
                request,
                HttpResponse.status(problem.status()),
                Optional.ofNullable(problem.getMessage()).orElse(""),
                problem.errors());
        problem.retryAfter().ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds.toString()));
        return response;
    }
}
