package dev.tributary.api.http;

import io.micronaut.http.HttpStatus;
import java.util.List;
import java.util.Optional;

/** Ends a request with a {@link Problem}. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int RETRY_AFTER_SECONDS = 2;
    private static final int NEVER = 0;

    private final HttpStatus status;
    private final transient List<FieldError> errors;
    private final int retryAfter;

    private ProblemException(HttpStatus status, String detail, List<FieldError> errors) {
        this(status, detail, errors, NEVER);
    }

    private ProblemException(HttpStatus status, String detail, List<FieldError> errors, int retryAfter) {
        super(detail);
        this.status = status;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    /** 400: parameters that cannot be understood. */
    public static ProblemException badRequest(List<FieldError> errors) {
        return new ProblemException(HttpStatus.BAD_REQUEST, summary(errors), errors);
    }

    /** 401: who asks did not show who that is. */
    public static ProblemException unauthorized(String detail) {
        return new ProblemException(HttpStatus.UNAUTHORIZED, detail, List.of());
    }

    /** 403: who asks may not do that. */
    public static ProblemException forbidden(String detail) {
        return new ProblemException(HttpStatus.FORBIDDEN, detail, List.of());
    }

    /** 404: there is no such thing. */
    public static ProblemException notFound(String detail) {
        return new ProblemException(HttpStatus.NOT_FOUND, detail, List.of());
    }

    /** 409: several things have that name; the error says how to tell them apart. */
    public static ProblemException conflict(FieldError error) {
        return new ProblemException(HttpStatus.CONFLICT, summary(List.of(error)), List.of(error));
    }

    /** 422: parameters that can be understood, but not fulfilled. */
    public static ProblemException unprocessable(FieldError error) {
        return new ProblemException(HttpStatus.UNPROCESSABLE_ENTITY, summary(List.of(error)), List.of(error));
    }

    /** 429 with Retry-After: who asks has to wait so many seconds. */
    public static ProblemException tooMany(String detail, int seconds) {
        return new ProblemException(HttpStatus.TOO_MANY_REQUESTS, detail, List.of(), seconds);
    }

    /** 503 with Retry-After: the same request may succeed soon. */
    public static ProblemException unavailable(String detail) {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, detail, List.of(), RETRY_AFTER_SECONDS);
    }

    /** 503 with Retry-After: more is asked just now than can be answered. */
    public static ProblemException busy() {
        return unavailable("Too many requests are under way just now; try again.");
    }

    /** 504 with Retry-After: what was asked for did not come about in the time given. */
    public static ProblemException timeout(String detail) {
        return new ProblemException(HttpStatus.GATEWAY_TIMEOUT, detail, List.of(), RETRY_AFTER_SECONDS);
    }

    HttpStatus status() {
        return status;
    }

    List<FieldError> errors() {
        return errors;
    }

    /** Seconds after which to try again; empty where that is no use. */
    Optional<Integer> retryAfter() {
        return retryAfter == NEVER ? Optional.empty() : Optional.of(retryAfter);
    }

    private static String summary(List<FieldError> errors) {
        return String.join(
                "; ",
                errors.stream()
                        .map(error -> error.field() + ": " + error.message())
                        .toList());
    }
}
