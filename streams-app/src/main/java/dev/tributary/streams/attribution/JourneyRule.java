package dev.tributary.streams.attribution;

import dev.tributary.streams.state.ByteReader;
import dev.tributary.streams.state.ByteWriter;
import dev.tributary.streams.users.Days;

/**
 * Which sessions of a user belong to the journey of a conversion: those before it.
 *
 * @param inclusive whether one that starts at the very instant of the conversion belongs to it
 * @param lookbackDays only those that start at most so many times 24 hours before the conversion; 0 for all
 */
public record JourneyRule(boolean inclusive, int lookbackDays) {

    /** Strictly before, however long. */
    public static final JourneyRule DEFAULT = new JourneyRule(false, 0);

    /** Sessions of one journey; of more, the newest count. */
    public static final int MOST_SESSIONS = 10_000;

    /** The longest lookback, a hundred years. */
    public static final int MOST_LOOKBACK_DAYS = 36_525;

    /** @throws IllegalArgumentException where the lookback is out of its bounds */
    public JourneyRule {
        if (lookbackDays < 0 || lookbackDays > MOST_LOOKBACK_DAYS) {
            throw new IllegalArgumentException("the lookback is " + lookbackDays + " days: give it 1 to "
                    + MOST_LOOKBACK_DAYS + ", or 0 for journeys of any length");
        }
    }

    /** The earliest start of a session on the journey of a conversion, in epoch milliseconds. */
    long firstSession(long convertedAt) {
        return lookbackDays == 0 ? Long.MIN_VALUE : convertedAt - lookbackDays * Days.MILLIS;
    }

    /** The start that no session on the journey of a conversion reaches. */
    long endOfSessions(long convertedAt) {
        return inclusive ? convertedAt + 1 : convertedAt;
    }

    /** The earliest conversion to whose journey a session belongs. */
    long firstConversion(long startedAt) {
        return inclusive ? startedAt : startedAt + 1;
    }

    /** The instant from which on no conversion has a session on its journey. */
    long endOfConversions(long startedAt) {
        return lookbackDays == 0 ? Long.MAX_VALUE : startedAt + lookbackDays * Days.MILLIS + 1;
    }

    void write(ByteWriter out) {
        out.octet(inclusive ? 1 : 0).unsigned(lookbackDays);
    }

    static JourneyRule read(ByteReader in) {
        return new JourneyRule(in.octet() == 1, (int) in.unsigned());
    }
}
