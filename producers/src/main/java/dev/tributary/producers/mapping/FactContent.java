package dev.tributary.producers.mapping;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/**
 * The values of one row by field of the mapping, and their Avro binary in that order, which is the order of the fact's
 * schema. Reused for the next row.
 */
final class FactContent {

    private final long[] numbers;
    private final boolean[] present;
    private final boolean[] nullable;
    private final AvroBuffer avro = new AvroBuffer();

    private FactContent(boolean[] nullable) {
        this.nullable = nullable;
        this.numbers = new long[nullable.length];
        this.present = new boolean[nullable.length];
    }

    static FactContent of(Mapping mapping) {
        Schema schema = SpecificData.get().getSchema(mapping.fact());
        boolean[] nullable = new boolean[mapping.fields().size()];
        for (int i = 0; i < nullable.length; i++) {
            nullable[i] = FactSchema.isNullable(
                    schema.getField(mapping.fields().get(i).field()).schema());
        }
        return new FactContent(nullable);
    }

    void clear() {
        avro.clear();
    }

    void addText(int field, char[] chars, int from, int to) {
        begin(field, true);
        avro.writeText(chars, from, to);
    }

    void addNumber(int field, long value) {
        begin(field, true);
        numbers[field] = value;
        avro.writeLong(value);
    }

    void addDecimal(int field, long unscaled) {
        begin(field, true);
        numbers[field] = unscaled;
        avro.writeDecimal(unscaled);
    }

    void addAbsent(int field) {
        begin(field, false);
    }

    /** Whether the field has a value. */
    boolean has(int field) {
        return present[field];
    }

    /** A number: a whole one, millionths of money, days or milliseconds. */
    long number(int field) {
        return numbers[field];
    }

    /** The Avro binary of all fields; valid up to {@link #length()}. */
    byte[] bytes() {
        return avro.bytes();
    }

    int length() {
        return avro.length();
    }

    private void begin(int field, boolean value) {
        present[field] = value;
        if (nullable[field]) {
            // Nullable fields of facts are unions of null, the first branch, and their type, the second.
            avro.writeLong(value ? 1 : 0);
        }
    }
}
