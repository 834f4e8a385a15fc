package dev.tributary.streams.facts;

import dev.tributary.schemas.Counts;
import dev.tributary.schemas.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Bounds of the values that become keys, dimensions and measures: what is stored of a fact cannot outgrow a record. */
public final class Bounds {

    /** Longest name, id or dimension value, in characters. */
    public static final int MAX_LENGTH = 256;

    private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
    private static final long MILLIS_PER_DAY = Duration.ofDays(1).toMillis();

    private Bounds() {}

    /**
     * The text itself.
     *
     * @throws RejectedFact where it is empty or longer than {@link #MAX_LENGTH}
     */
    public static String bounded(String field, String text) {
        if (text.isEmpty()) {
            throw new RejectedFact(field + " is empty");
        }
        return notTooLong(field, text);
    }

    /**
     * The text itself, or the empty one where there is none.
     *
     * @throws RejectedFact where it is longer than {@link #MAX_LENGTH}
     */
    public static String optional(String field, Optional<String> text) {
        return notTooLong(field, text.orElse(""));
    }

    private static String notTooLong(String field, String text) {
        if (text.length() > MAX_LENGTH) {
            throw new RejectedFact(
                    field + " is too long", field + " has " + text.length() + " characters, at most " + MAX_LENGTH);
        }
        return text;
    }

    /**
     * The count itself.
     *
     * @throws RejectedFact where it is negative or beyond {@link Counts#MAX}
     */
    public static long count(String field, long number) {
        notNegative(field, number);
        if (number > Counts.MAX) {
            throw new RejectedFact(field + " is too large", field + " is " + number + ", at most " + Counts.MAX);
        }
        return number;
    }

    /**
     * The number itself.
     *
     * @throws RejectedFact where it is negative
     */
    public static long notNegative(String field, long number) {
        if (number < 0) {
            throw new RejectedFact(field + " is negative", field + " is " + number);
        }
        return number;
    }

    /**
     * An amount of money in millionths.
     *
     * @throws RejectedFact where it is negative or out of range
     */
    public static long amount(String field, BigDecimal amount) {
        return notNegative(field, signedAmount(field, amount));
    }

    /**
     * An amount of money in millionths, which may be negative: a correction of an earlier one.
     *
     * @throws RejectedFact where it is out of range
     */
    public static long signedAmount(String field, BigDecimal amount) {
        try {
            return Money.toMillionths(amount);
        } catch (ArithmeticException e) {
            throw new RejectedFact(field + " is out of range", String.valueOf(e.getMessage()));
        }
    }

    /**
     * A day, in days since 1970-01-01.
     *
     * @throws RejectedFact where it lies outside the years 1 to 9999
     */
    public static int day(String field, LocalDate day) {
        long epochDay = day.toEpochDay();
        if (epochDay < FIRST_DAY || epochDay > LAST_DAY) {
            throw outOfYears(field, day);
        }
        return (int) epochDay;
    }

    /**
     * An instant, in milliseconds since 1970-01-01.
     *
     * @throws RejectedFact where it lies outside the years 1 to 9999, UTC
     */
    public static long instant(String field, Instant instant) {
        long epochDay = Math.floorDiv(instant.getEpochSecond(), MILLIS_PER_DAY / 1000);
        if (epochDay < FIRST_DAY || epochDay > LAST_DAY) {
            throw outOfYears(field, instant);
        }
        return instant.toEpochMilli();
    }

    private static RejectedFact outOfYears(String field, Object value) {
        return new RejectedFact(field + " is out of range", field + " is " + value + ", not in the years 1 to 9999");
    }
}
