package dev.tributary.twin;

import dev.tributary.query.Measure;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.avro.LogicalTypes.Decimal;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table of records.
 *
 * @param name its name
 * @param type its type in SQL
 * @param form brings a value into the form that the table takes
 */
record Column(String name, String type, UnaryOperator<Object> form) {

    /** The fields of an Avro record as columns. */
    static List<Column> of(Schema record) {
        return record.getFields().stream()
                .map(field -> of(field.name(), required(field.schema())))
                .toList();
    }

    /** Text. */
    static Column text(String name) {
        return new Column(name, "VARCHAR", text -> text);
    }

    /** A measure of a rollup, given in its units. */
    static Column of(Measure measure) {
        int scale = measure.scale();
        return scale == 0
                ? new Column(measure.name(), "HUGEINT", units -> units)
                : new Column(
                        measure.name(),
                        "DECIMAL(38, %d)".formatted(scale),
                        units -> new BigDecimal((BigInteger) units, scale));
    }

    @Nullable
    Object value(@Nullable Object value) {
        return value == null ? null : form.apply(value);
    }

    private static Column of(String name, Schema schema) {
        return new Column(name, type(schema), value -> value(schema, value));
    }

    private static String type(Schema schema) {
        String logical =
                schema.getLogicalType() == null ? "" : schema.getLogicalType().getName();
        return switch (logical) {
            case "decimal" ->
                "DECIMAL(%d, %d)"
                        .formatted(
                                decimal(schema).getPrecision(), decimal(schema).getScale());
            case "date" -> "DATE";
            case "timestamp-millis" -> "TIMESTAMP";
            default ->
                switch (schema.getType()) {
                    case STRING -> "VARCHAR";
                    case LONG -> "BIGINT";
                    case INT -> "INTEGER";
                    case ARRAY -> type(required(schema.getElementType())) + "[]";
                    case RECORD ->
                        of(schema).stream()
                                .map(column -> column.name + " " + column.type())
                                .collect(Collectors.joining(", ", "STRUCT(", ")"));
                    default -> throw new IllegalArgumentException("no column type for " + schema);
                };
        };
    }

    private static Object value(Schema schema, Object value) {
        return switch (value) {
            case CharSequence text -> text.toString();
            case BigDecimal amount -> amount.setScale(decimal(schema).getScale());
            case List<?> items ->
                items.stream()
                        .map(item -> value(required(schema.getElementType()), item))
                        .toList();
            case IndexedRecord item -> struct(item);
            case Long number -> number;
            case Integer number -> number;
            case LocalDate date -> date;
            case Instant time -> time;
            default -> throw new IllegalArgumentException("no column value for " + value.getClass());
        };
    }

    private static Map<String, @Nullable Object> struct(IndexedRecord item) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        List<Column> columns = of(item.getSchema());
        for (int i = 0; i < columns.size(); i++) {
            fields.put(columns.get(i).name(), columns.get(i).value(item.get(i)));
        }
        return fields;
    }

    private static Decimal decimal(Schema schema) {
        return (Decimal) schema.getLogicalType();
    }

    private static Schema required(Schema schema) {
        return schema.isUnion()
                ? schema.getTypes().stream()
                        .filter(type -> type.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow()
                : schema;
    }
}
