package dev.tributary.producers.mapping;

import java.util.Arrays;

/** The values of one row by field of the mapping; reused for the next row. */
final class FactValues {

    private final long[] numbers;
    private final String[] texts;
    private final boolean[] present;

    FactValues(int fields) {
        numbers = new long[fields];
        texts = new String[fields];
        present = new boolean[fields];
        Arrays.fill(texts, "");
    }

    void number(int field, long value) {
        numbers[field] = value;
        present[field] = true;
    }

    void text(int field, String value) {
        texts[field] = value;
        present[field] = true;
    }

    void absent(int field) {
        present[field] = false;
    }

    long number(int field) {
        return numbers[field];
    }

    String text(int field) {
        return texts[field];
    }

    boolean has(int field) {
        return present[field];
    }
}
