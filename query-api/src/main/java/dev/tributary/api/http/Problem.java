package dev.tributary.api.http;

import java.util.List;

/**
 * The body of every error, {@code application/problem+json} (RFC 9457).
 *
 * @param type always {@code about:blank}: the status says it all
 * @param title the phrase of the status
 * @param status the HTTP status
 * @param detail what happened and what helps
 * @param instance the path of the request
 * @param errors the offending parameters, if any
 */
public record Problem(String type, String title, int status, String detail, String instance, List<FieldError> errors) {

    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }
}
