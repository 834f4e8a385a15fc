package dev.tributary.producers.mapping;

import dev.tributary.schemas.Money;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** What the fields of fact schemas can hold. */
final class FactSchema {

    private static final long MONEY_LIMIT =
            BigInteger.TEN.pow(Money.INTEGER_DIGITS + Money.SCALE).longValueExact() - 1;

    private FactSchema() {}

    /** Whether replay fills the field itself. */
    static boolean isOurs(String field) {
        return field.equals("workspace") || field.equals("id");
    }

    static boolean isNullable(Schema schema) {
        return schema.isNullable();
    }

    /** Whether a field of this schema takes values of the type. */
    static boolean holds(Schema schema, FieldType type) {
        Schema inner = inner(schema);
        LogicalType logical = inner.getLogicalType();
        return switch (type) {
            case TEXT -> inner.getType() == Schema.Type.STRING;
            case LONG -> logical == null && (inner.getType() == Schema.Type.LONG || inner.getType() == Schema.Type.INT);
            case MONEY -> logical instanceof LogicalTypes.Decimal;
            case DATE -> logical instanceof LogicalTypes.Date;
            case TIMESTAMP -> logical instanceof LogicalTypes.TimestampMillis;
        };
    }

    /** The greatest magnitude that the field holds, in units of its scale. */
    static long limit(Schema schema, FieldType type) {
        return switch (type) {
            case MONEY -> MONEY_LIMIT;
            case LONG -> inner(schema).getType() == Schema.Type.INT ? Integer.MAX_VALUE : Long.MAX_VALUE;
            case TEXT, DATE, TIMESTAMP -> Long.MAX_VALUE;
        };
    }

    /** A type in words. */
    static String describe(Schema schema) {
        Schema inner = inner(schema);
        return inner.getLogicalType() == null
                ? inner.getType().getName()
                : inner.getLogicalType().getName();
    }

    /** The value that the generated class takes. */
    static Object value(Schema schema, FieldType type, long number) {
        return switch (type) {
            case LONG ->
                inner(schema).getType() == Schema.Type.INT ? (Object) Math.toIntExact(number) : (Object) number;
            case MONEY -> Money.ofMillionths(number);
            case DATE -> LocalDate.ofEpochDay(number);
            case TIMESTAMP -> Instant.ofEpochMilli(number);
            case TEXT -> throw new IllegalArgumentException("text is no number");
        };
    }

    private static Schema inner(Schema schema) {
        if (!schema.isUnion()) {
            return schema;
        }
        List<Schema> others = schema.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .toList();
        return others.get(0);
    }
}
