package dev.tributary.attribution;

import java.time.Instant;

/**
 * One touch of a user with a channel: a session, or an impression of an advertisement.
 *
 * @param id unique in its journey, 1 to {@value #MAX_LENGTH} characters
 * @param at epoch milliseconds, within the years 1 to 9999
 * @param channel 1 to {@value #MAX_LENGTH} characters
 * @param holderEngaged whether the touch counts for the holder phase
 * @param closerEngaged whether the touch counts for the closer phase
 * @param impression whether it is an impression, which counts as not engaged whatever the flags say
 */
public record Touch(
        String id, long at, String channel, boolean holderEngaged, boolean closerEngaged, boolean impression) {

    /** Longest id or channel, in characters. */
    public static final int MAX_LENGTH = 256;

    private static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    /** @throws IllegalArgumentException where a value is out of its bounds */
    public Touch {
        bounded("the id of a touch", id);
        bounded("the channel of a touch", channel);
        if (at < FIRST || at > LAST) {
            throw new IllegalArgumentException(
                    "the time of a touch is " + at + ": give epoch milliseconds of the years 1 to 9999");
        }
    }

    static void bounded(String field, String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    field + " has " + text.length() + " characters: give it 1 to " + MAX_LENGTH);
        }
    }
}
