package dev.tributary.ihc.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetryAfterTest {

    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-01-31T12:00:00Z"));
    private static final String TWO_O_CLOCK = "Sat, 31 Jan 2026 14:00:00 GMT";
    private static final Duration CAP = Duration.ofMinutes(1);

    @ParameterizedTest
    @CsvSource({"0, 0", "7, 7", "' 12 ', 12", "61, 60", "999999999, 60"})
    void shouldTakeSecondsUpToTheCap(String header, long seconds) {
        assertThat(wait(header, Optional.empty())).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"-1", "soon", "''", "1e9", "9999999999999999999", "12.5"})
    void shouldAskForNothingWhenItMakesNoSense(String header) {
        assertThat(wait(header, Optional.empty())).isEmpty();
    }

    @Test
    void shouldTakeADateAgainstTheServicesOwnClockWhenThatIsHoursAhead() {
        assertThat(wait(TWO_O_CLOCK, Optional.of("Sat, 31 Jan 2026 13:59:50 GMT")))
                .contains(Duration.ofSeconds(10));
    }

    @Test
    void shouldBoundADateWhenTheServiceNamesNoTimeOfItsOwn() {
        assertThat(wait(TWO_O_CLOCK, Optional.empty())).contains(CAP);
        assertThat(wait(TWO_O_CLOCK, Optional.of("nonsense"))).contains(CAP);
    }

    @Test
    void shouldNotWaitWhenTheDateIsPast() {
        assertThat(wait("Sat, 31 Jan 2026 11:00:00 GMT", Optional.empty())).contains(Duration.ZERO);
    }

    private static Optional<Duration> wait(String header, Optional<String> date) {
        return RetryAfter.of(new RawReply(429, Optional.of(header), date, new byte[0]), NOON, CAP);
    }
}
