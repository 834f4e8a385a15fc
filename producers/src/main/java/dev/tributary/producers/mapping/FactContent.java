package dev.tributary.producers.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;

/**
 * The values of one row by field of the mapping, and their Avro binary in that order, which is the order of the fact's
 * schema. Reused for the next row.
 */
final class FactContent {

    static final long UNKNOWN = 0;
    static final long KNOWN = 1;

    private final long[] numbers;
    private final boolean[] present;
    private final boolean[] nullable;
    private final AvroBuffer avro = new AvroBuffer();
    private int linesStart;

    private FactContent(boolean[] nullable) {
        this.nullable = nullable;
        this.numbers = new long[nullable.length];
        this.present = new boolean[nullable.length];
    }

    static FactContent of(Mapping mapping) {
        return of(SpecificData.get().getSchema(mapping.fact()), mapping.fields());
    }

    /** Content for fields of a schema, and for the total of its lines. */
    static FactContent of(Schema schema, List<FieldMapping> fields) {
        boolean[] nullable = new boolean[fields.size() + 1];
        for (int i = 0; i < fields.size(); i++) {
            nullable[i] =
                    FactSchema.isNullable(schema.getField(fields.get(i).field()).schema());
        }
        return new FactContent(nullable);
    }

    void clear() {
        avro.clear();
    }

    /**
     * Adds a text.
     *
     * @param known whether it is one of those that are expected
     */
    void addText(int field, char[] chars, int from, int to, boolean known) {
        begin(field, true);
        numbers[field] = known ? KNOWN : UNKNOWN;
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

    /** Begins the lines of the fact, which follow as contents of their own. */
    void beginLines(int count) {
        linesStart = avro.length();
        if (count > 0) {
            avro.writeLong(count);
        }
    }

    void addLine(FactContent line) {
        avro.write(line.bytes(), line.length());
    }

    /**
     * Ends the lines.
     *
     * @param field the place of their total
     */
    void endLines(int field, boolean any, long total) {
        avro.writeLong(0);
        present[field] = any;
        numbers[field] = total;
    }

    /** The lines as records of their schema. */
    Object lines(Schema schema) {
        try {
            return new SpecificDatumReader<>(schema)
                    .read(null, DecoderFactory.get().binaryDecoder(bytes(), linesStart, length() - linesStart, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the field has a value. */
    boolean has(int field) {
        return present[field];
    }

    /** A number: a whole one, millionths of money, days or milliseconds; of a text, whether it is {@link #KNOWN}. */
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
