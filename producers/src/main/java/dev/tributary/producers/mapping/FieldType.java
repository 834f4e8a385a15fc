package dev.tributary.producers.mapping;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The types of fields that a mapping file may name. */
public enum FieldType {
    /** Trimmed text of bounded length without control characters. */
    TEXT,
    /** A whole number; {@code 10.0} counts as one. */
    LONG,
    /** An amount with at most six decimals, kept in millionths. */
    MONEY,
    /** A calendar date, kept as days since 1970. */
    DATE,
    /** A moment, kept as milliseconds since 1970. */
    TIMESTAMP;

    static Optional<FieldType> named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.toString().equals(name))
                .findFirst();
    }

    /** Whether one value may be less than another. */
    boolean isComparable() {
        return this != TEXT;
    }

    boolean isTime() {
        return this == DATE || this == TIMESTAMP;
    }

    /** The name in a mapping file. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
