package dev.tributary.query;

/**
 * One dimension of a rollup.
 *
 * @param name snake_case, as in JSON and CSV
 * @param kind how its values are ordered and written
 */
public record Dimension(String name, Kind kind) {

    /** Kinds of values. */
    public enum Kind {
        /** Text, in the order of its UTF-8 bytes; empty where a fact does not tell. */
        TEXT,
        /** A UTC calendar day, written {@code YYYY-MM-DD}. */
        DAY,
        /** A signed whole number of 64 bits, in the order of its size. */
        NUMBER,
        /** An amount of money, in the order of its size, written with six decimals. */
        AMOUNT,
        /** A hash of other dimensions which spreads a long row; never asked for or shown. */
        BUCKET
    }

    public static Dimension text(String name) {
        return new Dimension(name, Kind.TEXT);
    }

    public static Dimension day(String name) {
        return new Dimension(name, Kind.DAY);
    }

    public static Dimension number(String name) {
        return new Dimension(name, Kind.NUMBER);
    }

    public static Dimension amount(String name) {
        return new Dimension(name, Kind.AMOUNT);
    }

    public static Dimension bucket() {
        return new Dimension("bucket", Kind.BUCKET);
    }
}
