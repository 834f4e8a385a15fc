package dev.tributary.ihc.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Answers come over the network: each is read or is none, and what is read can be written and read again. */
class AnswerFuzzTest {

    private static final String START = "{\"statusCode\":200,\"value\":[{\"conversion_id\":\"c\",\"session_id\":\"s\",";

    @FuzzTest
    void shouldReadAnAnswerOrNone(FuzzedDataProvider data) {
        boolean begun = data.consumeBoolean();
        byte[] rest = data.consumeRemainingAsBytes();
        byte[] bytes =
                begun ? (START + new String(rest, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8) : rest;

        Optional<ServiceAnswer> answer = AnswerJson.read(bytes);

        answer.ifPresent(
                read -> assertThat(AnswerJson.read(AnswerJson.write(read))).isPresent());
    }
}
