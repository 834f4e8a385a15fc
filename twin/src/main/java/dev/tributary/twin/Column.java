package dev.tributary.twin;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.LogicalTypes.Decimal;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * A field of an Avro record as a column of a table.
 *
 * @param name the name of both
 * @param schema the field's schema
 */
record Column(String name, Schema schema) {

    static List<Column> of(Schema record) {
        return record.getFields().stream()
                .map(field -> new Column(field.name(), required(field.schema())))
                .toList();
    }

    /** The column's type in SQL. */
    String type() {
        return type(schema);
    }

    /** A field's value in the form that the database takes; text, numbers, dates, and lists of ordered maps. */
    @Nullable Object value(@Nullable Object value) {
        return value == null ? null : value(schema, value);
    }

    private static String type(Schema schema) {
        String logical = schema.getLogicalType() == null ? "" : schema.getLogicalType().getName();
        return switch (logical) {
            case "decimal" -> "DECIMAL(%d, %d)".formatted(decimal(schema).getPrecision(), decimal(schema).getScale());
            case "date" -> "DATE";
            case "timestamp-millis" -> "TIMESTAMP";
            default -> switch (schema.getType()) {
                case STRING -> "VARCHAR";
                case LONG -> "BIGINT";
                case INT -> "INTEGER";
                case BOOLEAN -> "BOOLEAN";
                case ARRAY -> type(required(schema.getElementType())) + "[]";
                case RECORD -> of(schema).stream()
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
            case List<?> items -> items.stream()
                    .map(item -> value(required(schema.getElementType()), item))
                    .toList();
            case IndexedRecord item -> struct(item);
            case Long number -> number;
            case Integer number -> number;
            case Boolean truth -> truth;
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
