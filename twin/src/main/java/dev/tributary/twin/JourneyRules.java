package dev.tributary.twin;

import java.util.OptionalLong;

/**
 * Which sessions of a user belong to the journey of a conversion.
 *
 * @param inclusive whether one that starts at the very moment of the conversion does; one before always does
 * @param lookbackDays how many times 24 hours before the conversion it may start at most; empty for any time
 */
public record JourneyRules(boolean inclusive, OptionalLong lookbackDays) {

    /** Sessions that start strictly before the conversion, at any time. */
    public static final JourneyRules DEFAULT = new JourneyRules(false, OptionalLong.empty());

    /** Longest lookback, a hundred years. */
    public static final long MOST_DAYS = 36_525;

    /** @throws IllegalArgumentException where the lookback is not within 1 and {@value #MOST_DAYS} days */
    public JourneyRules {
        lookbackDays.ifPresent(days -> {
            if (days < 1 || days > MOST_DAYS) {
                throw new IllegalArgumentException("the lookback is " + days + " days: give it 1 to " + MOST_DAYS);
            }
        });
    }

    void applyTo(Database database) {
        database.execute("SET VARIABLE inclusive = " + inclusive);
        String days = lookbackDays.isPresent() ? Long.toString(lookbackDays.getAsLong()) : "NULL";
        database.execute("SET VARIABLE lookback_days = %s::BIGINT".formatted(days));
    }
}
