package dev.tributary.ihc.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of anybody. */
final class AnswerJsonTest {

    private static final String ROW =
            "{\"conversion_id\":\"c\",\"session_id\":\"s\",\"initializer\":1.0,\"holder\":0,\"closer\":1,\"ihc\":%s}";

    @Test
    void shouldReadWhatTheServiceAnsweredOnce() {
        ServiceAnswer answer = read("{\"statusCode\":206,\"value\":[" + ROW.formatted("0.364")
                        + "],\"partialFailureErrors\":[{\"trigger\":{\"conversion_id\":\"d\",\"session_id\":\"t\"},"
                        + "\"reason\":\"why\",\"statusCode\":406}],\"more\":{\"to\":\"come\"}}")
                .orElseThrow();

        assertThat(answer.statusCode()).contains(206);
        assertThat(answer.rows()).contains(List.of(new AnswerRow("c", "s", 10_000, 0, 10_000, 3_640)));
        assertThat(answer.failures()).containsExactly(new PartialFailure("d", Optional.of("t"), "why", 406));
        assertThat(read(new String(AnswerJson.write(answer), StandardCharsets.UTF_8)))
                .contains(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0001, 1",
        "1E-4, 1",
        "0.9999, 9999",
        "0.33340000000000003, 3334",
        "1, 10000",
        "-0.0, 0",
        "0e999999, 0"
    })
    void shouldReadFourDecimalsAsTenThousandths(String number, int units) {
        assertThat(ihc(number)).isEqualTo(units);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.0001", "-0.0001", "0.00005", "0.33333", "1e99999", "\"0.5\"", "null", "true", "[]", "\"NaN\""
            })
    void shouldTakeNoOtherNumberForAShare(String number) {
        assertThat(ihc(number)).isEqualTo(AnswerRow.UNUSABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "<html>",
                "{\"value\":[7]}",
                "{\"value\":[{\"session_id\":\"s\"}]}",
                "{\"value\":[{\"conversion_id\":7,\"session_id\":\"s\"}]}",
                "{\"value\":[],\"value\":[]}",
                "{\"value\":[]} {}",
                "{\"value\":[{\"conversion_id\":\"c\",\"session_id\":\"s\",\"ihc\":NaN}]}",
                "{\"value\":[],\"partialFailureErrors\":[\"something\"]}",
                "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":"
                        + "{\"a\":{\"a\":1}}}}}}}}}}}}}}}}}"
            })
    void shouldFindNoAnswerInNonsense(String json) {
        assertThat(read(json)).isEmpty();
    }

    @Test
    void shouldFindNoRowsWhereTheValueIsNone() {
        assertThat(read("{\"statusCode\":500,\"value\":\"None\"}").orElseThrow().rows())
                .isEmpty();
        assertThat(read("{\"Message\":\"Forbidden\"}").orElseThrow().message()).contains("Forbidden");
    }

    @Test
    void shouldFindNoAnswerInEndlessTexts() {
        assertThat(read("{\"message\":\"" + "x".repeat(100_000) + "\"}")).isEmpty();
        assertThat(read("{\"statusCode\":" + "9".repeat(1_000) + "}")).isEmpty();
    }

    private static int ihc(String number) {
        return read("{\"value\":[" + ROW.formatted(number) + "]}")
                .flatMap(ServiceAnswer::rows)
                .orElseThrow()
                .getFirst()
                .ihc();
    }

    private static Optional<ServiceAnswer> read(String json) {
        return AnswerJson.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
