package dev.tributary.streams.facts;

import dev.tributary.schemas.Counts;

/** Bounds of the values that become keys, dimensions and measures: what is stored of a fact cannot outgrow a record. */
public final class Bounds {

    /** Longest name, id or dimension value, in characters. */
    public static final int MAX_LENGTH = 256;

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
}
