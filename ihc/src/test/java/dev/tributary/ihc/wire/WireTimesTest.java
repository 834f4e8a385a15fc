package dev.tributary.ihc.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WireTimesTest {

    @ParameterizedTest
    @CsvSource({
        "2021-03-20 18:49:31, 2021-03-20T18:49:31Z",
        "2021-03-20 18:49:31 +0400, 2021-03-20T14:49:31Z",
        "2021-03-20 18:49:31+0400, 2021-03-20T14:49:31Z",
        "2021-03-20 18:49:31 -03:30, 2021-03-20T22:19:31Z",
        "2021-03-20 18:49:31 Z, 2021-03-20T18:49:31Z",
        "2024-02-29 00:00:00, 2024-02-29T00:00:00Z"
    })
    void shouldReadTimesOfUtcAndOfOtherZones(String text, Instant time) {
        assertThat(WireTimes.parse(text)).isEqualTo(time.toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2021-03-20",
                "2021-03-20T18:49:31",
                "2023-02-29 00:00:00",
                "2021-03-20 24:00:00",
                "2021-03-20 18:49:31 CET",
                "2021-03-20 18:49:31 +9900",
                "20210320184931",
                "2021-03-20 18:49:31                                                     "
            })
    void shouldRefuseWhatIsNoTime(String text) {
        assertThatThrownBy(() -> WireTimes.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2021-03-20 18:49:31");
    }

    @Test
    void shouldWriteWholeSecondsOfUtcAndNeverALaterOne() {
        assertThat(WireTimes.format(Instant.parse("2021-03-20T18:49:31.999Z").toEpochMilli()))
                .isEqualTo("2021-03-20 18:49:31");
        assertThat(WireTimes.format(Instant.parse("0001-01-01T00:00:00Z").toEpochMilli()))
                .isEqualTo("0001-01-01 00:00:00");
        assertThat(WireTimes.format(-1)).isEqualTo("1969-12-31 23:59:59");
    }
}
