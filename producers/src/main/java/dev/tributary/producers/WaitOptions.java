package dev.tributary.producers;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options by which a command waits until what it sent is taken up. */
final class WaitOptions {

    @Option(names = "--wait", description = "Return only when every store reflects what was sent.")
    private boolean wait;

    @Option(
            names = "--wait-timeout",
            paramLabel = "TIME",
            defaultValue = "5m",
            description = "How long --wait waits, such as 30s or 10m (${DEFAULT-VALUE}).")
    private String timeout = "5m";

    /** How long to wait at most; none where that is not asked for. */
    Optional<Duration> timeout() {
        return Optional.of(parsed()).filter(time -> wait);
    }

    private Duration parsed() {
        try {
            Duration time = Duration.parse("PT" + timeout.toUpperCase(Locale.ROOT));
            if (time.isPositive()) {
                return time;
            }
        } catch (DateTimeParseException e) {
            // told below, together with times that are not positive
        }
        throw ReplayException.usage("--wait-timeout must be a time such as 30s or 10m, not '" + timeout + "'");
    }
}
