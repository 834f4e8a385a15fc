package dev.tributary.ihc.wire;

import java.util.List;
import java.util.Optional;

/**
 * The service's answer to a request.
 *
 * @param statusCode of the body; authoritative where HTTP says 200
 * @param rows empty where there is no {@code value}
 * @param failures what could not be taken up
 */
public record ServiceAnswer(
        Optional<Integer> statusCode,
        Optional<List<AnswerRow>> rows,
        List<PartialFailure> failures,
        Optional<String> message) {

    public static final int FINE = 200;
    public static final int PARTIAL = 206;

    /** An answer with rows, whole or in part. */
    public static ServiceAnswer of(List<AnswerRow> rows, List<PartialFailure> failures) {
        return new ServiceAnswer(
                Optional.of(failures.isEmpty() ? FINE : PARTIAL), Optional.of(rows), failures, Optional.empty());
    }

    /** An answer without rows. */
    public static ServiceAnswer error(int statusCode, String message) {
        return new ServiceAnswer(Optional.of(statusCode), Optional.empty(), List.of(), Optional.of(message));
    }
}
