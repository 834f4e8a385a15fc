package dev.tributary.twin;

/**
 * One cell, or one whole row, that is not as SQL has it.
 *
 * @param kind what is wrong
 * @param key the row's key, percent-encoded
 * @param column the cell's column; empty for a row
 * @param expected the value by SQL; empty for an unexpected row
 * @param found the value found; empty for a missing row
 */
public record Difference(Kind kind, String key, String column, String expected, String found) {

    /** What can be wrong. */
    public enum Kind {
        /** Both sides have the row, and the cell differs. */
        DIFFERENT,
        /** Only SQL has the row. */
        MISSING,
        /** SQL does not have the row. */
        UNEXPECTED
    }
}
