package dev.tributary.ihc.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.attribution.ihc.Redistribution;
import dev.tributary.attribution.ihc.Redistribution.Direction;
import dev.tributary.attribution.ihc.Redistribution.Rule;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedistributionJsonTest {

    private static final String RULE =
            "{\"direction\":\"%s\",\"receive_threshold\":%s,\"redistribution_channel_labels\":%s}";

    @Test
    void shouldReadBackWhatItWrites() {
        Redistribution redistribution = new Redistribution(
                new Rule(Direction.EARLIER_SESSIONS_ONLY, 0, Set.of("Direct", "Mail")),
                new Rule(Direction.ANY_SESSION, 0.01, Set.of("Direct")),
                new Rule(Direction.LATER_SESSIONS_ONLY, 0.1, Set.of()));

        assertThat(parse(WireJson.write(RedistributionJson.write(redistribution))))
                .isEqualTo(redistribution);
    }

    @Test
    void shouldMoveNothingWhenEmpty() {
        assertThat(parse("{}")).isEqualTo(Redistribution.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "any_session|2|[]|receive_threshold",
                "any_session|\"0\"|[]|receive_threshold",
                "sideways|0|[]|direction",
                "any_session|0|[7]|redistribution_channel_labels",
                "any_session|0|\"Direct\"|redistribution_channel_labels"
            })
    void shouldNameTheFieldThatIsWrong(String direction, String threshold, String labels, String field) {
        String rule = RULE.formatted(direction, threshold, labels);
        String json = "{\"initializer\":" + rule + ",\"holder\":" + rule + ",\"closer\":" + rule + "}";

        assertThatThrownBy(() -> parse(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "{\"holder\":{}}"})
    void shouldRefuseWhatIsIncomplete(String json) {
        assertThatThrownBy(() -> parse(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("initializer needs direction");
    }

    private static Redistribution parse(String json) {
        return parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Redistribution parse(byte[] json) {
        return RedistributionJson.read(WireJson.read(json).orElseThrow());
    }
}
