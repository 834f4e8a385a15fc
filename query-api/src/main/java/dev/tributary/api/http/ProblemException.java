package dev.tributary.api.http;

import io.micronaut.http.HttpStatus;
import java.util.List;
import java.util.Optional;

/** Ends a request with a {@link Problem}. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int RETRY_AFTER_SECONDS = 2;

    private final HttpStatus status;
    private final transient List<FieldError> errors;

    private ProblemException(HttpStatus status, String detail, List<FieldError> errors) {
        super(detail);
        this.status = status;
        this.errors = List.copyOf(errors);
    }

    /** 400: parameters that cannot be understood. */
    public static ProblemException badRequest(List<FieldError> errors) {
        return new ProblemException(HttpStatus.BAD_REQUEST, summary(errors), errors);
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

    /** 503 with Retry-After: the same request may succeed soon. */
    public static ProblemException unavailable(String detail) {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, detail, List.of());
    }

    /** 503 with Retry-After: more is asked just now than can be answered. */
    public static ProblemException busy() {
        return unavailable("Too many requests are under way just now; try again.");
    }

    /** 504 with Retry-After: what was asked for did not come about in the time given. */
    public static ProblemException timeout(String detail) {
        return new ProblemException(HttpStatus.GATEWAY_TIMEOUT, detail, List.of());
    }

    HttpStatus status() {
        return status;
    }

    List<FieldError> errors() {
        return errors;
    }

    /** Seconds after which to try again; empty where that is no use. */
    Optional<Integer> retryAfter() {
        boolean soon = status == HttpStatus.SERVICE_UNAVAILABLE || status == HttpStatus.GATEWAY_TIMEOUT;
        return soon ? Optional.of(RETRY_AFTER_SECONDS) : Optional.empty();
    }

    private static String summary(List<FieldError> errors) {
        return String.join(
                "; ",
                errors.stream()
                        .map(error -> error.field() + ": " + error.message())
                        .toList());
    }
}
