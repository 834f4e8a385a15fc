package dev.tributary.ihc.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * The times of the service: whole seconds such as {@code 2021-03-20 18:49:31}, in UTC unless an offset such as
 * {@code +0400} follows. Milliseconds are cut off in writing, so that the order of touches within a second is the order
 * in which they are sent.
 */
final class WireTimes {

    private static final int MAX_LENGTH = 40;
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter READ = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss[ ][XXX][XX]", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private WireTimes() {}

    static String format(long epochMillis) {
        return WRITTEN.format(Instant.ofEpochMilli(epochMillis));
    }

    /**
     * The epoch milliseconds of a time.
     *
     * @throws IllegalArgumentException where it is none
     */
    static long parse(String text) {
        try {
            if (text.length() <= MAX_LENGTH) {
                TemporalAccessor time = READ.parse(text);
                ZoneOffset offset =
                        time.isSupported(ChronoField.OFFSET_SECONDS) ? ZoneOffset.from(time) : ZoneOffset.UTC;
                return LocalDateTime.from(time).toInstant(offset).toEpochMilli();
            }
        } catch (DateTimeException unreadable) {
            // Said below, without the text of others.
        }
        throw new IllegalArgumentException(
                "timestamp is not of the form 2021-03-20 18:49:31 or 2021-03-20 18:49:31 +0400");
    }
}
