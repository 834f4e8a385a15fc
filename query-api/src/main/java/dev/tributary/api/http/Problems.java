package dev.tributary.api.http;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns the errors of the framework (unknown path, wrong method, unacceptable media type, …) into {@link Problem}s. */
@Primary
@Singleton
public final class Problems implements ErrorResponseProcessor<byte[]> {

    private static final int LONGEST_DETAIL = 500;

    @Override
    public MutableHttpResponse<byte[]> processResponse(ErrorContext context, MutableHttpResponse<?> base) {
        SecurityHeaders.protect(context.getRequest(), base);
        if (base.code() == HttpStatus.BAD_REQUEST.getCode()) {
            // Behind a request that the framework cannot read, the next one of the connection may never get an answer.
            base.header(HttpHeaders.CONNECTION, "close");
        }
        return respond(context.getRequest(), base, detail(context, base), List.of());
    }

    /** The answer that says what is wrong. */
    public static MutableHttpResponse<byte[]> answer(HttpRequest<?> request, ProblemException problem) {
        MutableHttpResponse<byte[]> response = respond(
                request,
                HttpResponse.status(problem.status()),
                Optional.ofNullable(problem.getMessage()).orElse(""),
                problem.errors());
        problem.retryAfter().ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds.toString()));
        return response;
    }

    static MutableHttpResponse<byte[]> respond(
            HttpRequest<?> request, MutableHttpResponse<?> base, String detail, List<FieldError> errors) {
        Problem problem = new Problem("about:blank", base.reason(), base.code(), detail, request.getPath(), errors);
        MutableHttpResponse<byte[]> response = base.body(PublicJson.bytes(problem));
        if (request.getMethod() == HttpMethod.HEAD) {
            response.body(null);
        }
        return response.contentType(MediaType.of(Problem.MEDIA_TYPE));
    }

    private static String detail(ErrorContext context, MutableHttpResponse<?> base) {
        if (base.code() >= HttpStatus.INTERNAL_SERVER_ERROR.getCode()) {
            return "The server failed to answer; its log says why.";
        }
        if (base.code() == HttpStatus.NOT_FOUND.getCode()) {
            return "There is nothing at this path; /swagger lists what there is.";
        }
        if (base.code() == HttpStatus.BAD_REQUEST.getCode()) {
            // What the framework says of it names classes.
            return "The request cannot be read; /swagger tells what is expected.";
        }
        String messages = context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; "));
        String detail = messages.isEmpty() ? base.reason() : messages;
        return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL) + "…";
    }
}
