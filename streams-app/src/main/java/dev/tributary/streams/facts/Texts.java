package dev.tributary.streams.facts;

/** Bounds of the texts that become dimensions. */
public final class Texts {

    /** Longest dimension value, in characters. */
    public static final int MAX_LENGTH = 256;

    private Texts() {}

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
