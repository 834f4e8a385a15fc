package dev.tributary.ihc.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * What {@code Retry-After} asks for. A date is taken against the service's own {@code Date}, so that clocks that differ do
 * no harm; and whatever it says, the wait is from zero to a cap.
 */
final class RetryAfter {

    private static final int MAX_DIGITS = 9;

    private RetryAfter() {}

    /** The wait that a response asks for; empty where it asks for none that can be understood. */
    static Optional<Duration> of(RawReply reply, InstantSource clock, Duration cap) {
        return reply.retryAfter()
                .map(String::strip)
                .flatMap(text -> {
                    if (!text.isEmpty()
                            && text.length() <= MAX_DIGITS
                            && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                        return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
                    }
                    Instant now = reply.date().flatMap(RetryAfter::instant).orElseGet(clock::instant);
                    return instant(text).map(then -> Duration.between(now, then));
                })
                .map(wait -> within(wait, cap));
    }

    private static Duration within(Duration wait, Duration cap) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(cap) < 0 ? wait : cap;
    }

    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date.strip(), Instant::from));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
