package dev.tributary.producers.mapping;

/** What may be wrong with a field; {@code field + " " + phrase} is the stable reason that rejected rows are counted by. */
enum Problem {
    NONE(""),
    EMPTY("is empty"),
    NOT_UTF8("is not UTF-8 text"),
    CONTROL_CHARACTERS("has control characters"),
    TOO_LONG("is longer than " + FieldMapping.MAX_TEXT + " characters"),
    NOT_A_NUMBER("is not a number"),
    NOT_A_WHOLE_NUMBER("is not a whole number"),
    TOO_MANY_DECIMALS("has more than 6 decimals"),
    NEGATIVE("is negative"),
    TOO_SMALL("is too small"),
    TOO_LARGE("is too large"),
    NOT_A_DATE("is not a date"),
    NOT_A_TIME("is not a time"),
    OUT_OF_RANGE("is outside the years 1970 to 9999");

    private final String phrase;

    Problem(String phrase) {
        this.phrase = phrase;
    }

    String of(String field) {
        return field + " " + phrase;
    }
}
