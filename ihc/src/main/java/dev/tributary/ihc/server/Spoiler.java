package dev.tributary.ihc.server;

import dev.tributary.ihc.wire.AnswerRow;
import dev.tributary.ihc.wire.PartialFailure;
import dev.tributary.ihc.wire.ServiceAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the right answer into a wrong one. */
final class Spoiler {

    private static final Duration SKEW = Duration.ofHours(2);

    private Spoiler() {}

    /** The wrong answer of a kind that is one; faults of the connection leave the answer as it is. */
    static Reply spoiled(FaultKind kind, ServiceAnswer answer, InstantSource clock) {
        List<AnswerRow> rows = new ArrayList<>(answer.rows().orElse(List.of()));
        return switch (kind) {
            case TOO_MANY_REQUESTS -> Reply.gateway(429, "Too Many Requests").with("Retry-After", "1");
            case TOO_MANY_REQUESTS_BARE -> Reply.gateway(429, "Too Many Requests");
            case TOO_MANY_REQUESTS_SKEWED ->
                Reply.gateway(429, "Too Many Requests").with("Retry-After", skewed(clock));
            case INTERNAL_ERROR -> text(500, "{\"statusCode\":500,\"value\":\"None\"}");
            case BAD_GATEWAY -> Reply.html(502, "Bad Gateway");
            case UNAVAILABLE -> text(503, "");
            case INNER_ERROR -> text(200, "{\"statusCode\":500,\"value\":\"None\",\"partialFailureErrors\":[]}");
            case TOO_LARGE -> Reply.gateway(413, "Request Too Long");
            case HTML -> Reply.html(200, "We will be back soon");
            case SILENCE, RESET, SLOW_DRIP -> Reply.of(answer);
            case TRUNCATED -> truncated(Reply.of(answer));
            case EXCLUDED_SESSION -> Reply.of(failed(rows, answer, false));
            case UNPARSED_JOURNEY -> Reply.of(failed(rows, answer, true));
            case MISSING_SESSION -> changed(rows, answer, () -> rows.removeLast());
            case EXTRA_SESSION -> changed(rows, answer, () -> rows.add(renamed(rows.getFirst())));
            case DUPLICATE_ROW -> changed(rows, answer, () -> rows.add(rows.getFirst()));
            case WRONG_SUM -> changed(rows, answer, () -> rows.set(0, heavier(rows.getFirst())));
            case NOT_A_NUMBER -> notANumber(Reply.of(answer));
        };
    }

    private static Reply changed(List<AnswerRow> rows, ServiceAnswer answer, Runnable change) {
        if (!rows.isEmpty()) {
            change.run();
        }
        return Reply.of(ServiceAnswer.of(rows, answer.failures()));
    }

    private static ServiceAnswer failed(List<AnswerRow> rows, ServiceAnswer answer, boolean wholeJourney) {
        List<PartialFailure> failures = new ArrayList<>(answer.failures());
        if (!rows.isEmpty()) {
            AnswerRow last = rows.getLast();
            rows.removeIf(row ->
                    row.equals(last) || wholeJourney && row.conversionId().equals(last.conversionId()));
            failures.add(new PartialFailure(
                    last.conversionId(),
                    Optional.of(last.sessionId()),
                    wholeJourney ? PartialFailure.PARSING : PartialFailure.AFTER_THE_CONVERSION,
                    wholeJourney ? PartialFailure.NOT_PARSED : PartialFailure.EXCLUDED));
        }
        return ServiceAnswer.of(rows, failures);
    }

    private static AnswerRow renamed(AnswerRow row) {
        return new AnswerRow(row.conversionId(), "another", 0, 0, 0, 0);
    }

    private static AnswerRow heavier(AnswerRow row) {
        int other = row.ihc() == 0 ? 1 : row.ihc() - 1;
        return new AnswerRow(row.conversionId(), row.sessionId(), row.initializer(), row.holder(), row.closer(), other);
    }

    private static Reply truncated(Reply reply) {
        return new Reply(reply.status(), reply.headers(), Arrays.copyOf(reply.body(), reply.body().length / 2));
    }

    private static Reply notANumber(Reply reply) {
        String json = new String(reply.body(), StandardCharsets.UTF_8);
        return new Reply(
                reply.status(),
                reply.headers(),
                json.replaceFirst("\"ihc\":[0-9.E-]+", "\"ihc\":NaN").getBytes(StandardCharsets.UTF_8));
    }

    private static Reply text(int status, String json) {
        return new Reply(status, Map.of("Content-Type", "application/json"), json.getBytes(StandardCharsets.UTF_8));
    }

    private static String skewed(InstantSource clock) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                clock.instant().plus(SKEW).atOffset(ZoneOffset.UTC));
    }
}
