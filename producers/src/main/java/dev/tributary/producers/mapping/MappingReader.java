package dev.tributary.producers.mapping;

import dev.tributary.producers.source.Table;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Reads one kind of file out of a mapping file. */
final class MappingReader {

    /** What a kind may tell. */
    static final List<String> KEYS =
            List.of("table", "join", "fact", "entity", "time", "id", "fields", "flags", "dropped");

    private final YamlMap given;
    private final Class<? extends SpecificRecord> fact;
    private final Schema schema;

    private MappingReader(YamlMap given) {
        this.given = given;
        this.fact = given.parsed("fact", "must be one of " + factNames(), MappingReader::factNamed)
                .orElseThrow(() -> given.error("fact", "is missing; it is one of " + factNames()));
        this.schema = SpecificData.get().getSchema(fact);
    }

    static Mapping read(String kind, YamlMap given) {
        return new MappingReader(given).mapping(kind);
    }

    private Mapping mapping(String kind) {
        List<FieldMapping> fields = fields(given.map("fields"));
        return new Mapping(
                kind,
                fact,
                entity(fields),
                fieldFor("time", fields, field -> field.type().isTime(), "a date or timestamp field"),
                id(fields),
                fields,
                flags("flags", fields),
                flags("dropped", fields),
                table());
    }

    private List<Flag> flags(String key, List<FieldMapping> fields) {
        return given.optionalMap(key)
                .map(rules -> FlagReader.read(rules, fields))
                .orElse(List.of());
    }

    private String entity(List<FieldMapping> fields) {
        return given.text("entity").equals(Mapping.ITSELF)
                ? Mapping.ITSELF
                : fieldFor("entity", fields, field -> field.type() == FieldType.TEXT, "a text field");
    }

    private Optional<Table> table() {
        Map<String, String> joins = new LinkedHashMap<>();
        given.optionalMap("join")
                .ifPresent(tables -> tables.keys().forEach(table -> joins.put(table, tables.text(table))));
        Optional<String> name = given.optionalText("table");
        if (name.isEmpty() && !joins.isEmpty()) {
            throw given.error("join", "needs a table to join to");
        }
        return name.map(table -> new Table(table, joins));
    }

    private List<FieldMapping> fields(YamlMap columns) {
        List<String> known = schema.getFields().stream()
                .map(Schema.Field::name)
                .filter(name -> !FactSchema.isOurs(name))
                .toList();
        columns.allowing(known.toArray(String[]::new));
        List<FieldMapping> fields = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            if (columns.keys().contains(field.name())) {
                fields.add(field(field, columns));
            } else if (!FactSchema.isOurs(field.name()) && !field.hasDefaultValue()) {
                throw given.error("fields", "lacks " + field.name() + ", which " + schema.getName() + " needs");
            }
        }
        return fields;
    }

    private static FieldMapping field(Schema.Field schemaField, YamlMap fields) {
        String name = schemaField.name();
        YamlMap given = fields.map(name)
                .allowing("column", "columns", "type", "default", "optional", "min", "max", "round", "formats", "zone");
        FieldType type = given.parsed("type", "must be one of " + Arrays.toString(FieldType.values()), FieldType::named)
                .flatMap(found -> found)
                .orElseThrow(() -> given.error("type", "must be one of " + Arrays.toString(FieldType.values())));
        if (!FactSchema.holds(schemaField.schema(), type)) {
            throw given.error(
                    "type", "does not suit " + name + ", which is " + FactSchema.describe(schemaField.schema()));
        }
        boolean optional = given.flag("optional");
        if (optional && !FactSchema.isNullable(schemaField.schema())) {
            throw given.error("optional", "is not possible: the fact needs " + name);
        }
        return new FieldMapping(
                name,
                columns(name, type, given),
                type,
                given.optionalText("default"),
                optional,
                given.number("min"),
                given.number("max"),
                FactSchema.limit(schemaField.schema(), type),
                given.flag("round"),
                formats(given),
                given.parsed("zone", "is no time zone such as Europe/Berlin", ZoneId::of)
                        .orElse(ZoneOffset.UTC));
    }

    private static List<String> columns(String field, FieldType type, YamlMap given) {
        List<String> several = given.texts("columns");
        if (several.isEmpty()) {
            return List.of(given.optionalText("column").orElse(field));
        }
        if (type != FieldType.TIMESTAMP || given.keys().contains("column")) {
            throw given.error("columns", "is for timestamps of a date and a time, in place of 'column'");
        }
        return several;
    }

    private static List<String> formats(YamlMap given) {
        List<String> formats = given.texts("formats");
        for (String format : formats) {
            try {
                if (!TimeText.isWord(format)) {
                    var unused = DateTimeFormatter.ofPattern(format);
                }
            } catch (IllegalArgumentException e) {
                throw given.error("formats", "has a bad pattern '" + format + "': " + e.getMessage());
            }
        }
        return formats;
    }

    private String fieldFor(String key, List<FieldMapping> fields, Predicate<FieldMapping> fits, String rule) {
        String name = given.text(key);
        return fields.stream()
                .filter(field -> field.field().equals(name) && fits.test(field) && !field.optional())
                .map(FieldMapping::field)
                .findFirst()
                .orElseThrow(() -> given.error(key, "must be " + rule + " of this mapping that is always there"));
    }

    /** Names of the fact's fields are these fields, others are columns. */
    private List<FieldMapping> id(List<FieldMapping> fields) {
        List<String> id = given.texts("id");
        if (id.isEmpty()) {
            throw given.error("id", "is missing: 'content', or the fields or columns that identify a row");
        }
        if (id.equals(List.of("content"))) {
            return List.of();
        }
        return id.stream().map(name -> idField(name, fields)).toList();
    }

    private FieldMapping idField(String name, List<FieldMapping> fields) {
        if (schema.getField(name) == null) {
            return FieldMapping.requiredText(name);
        }
        return fields.stream()
                .filter(field -> field.field().equals(name))
                .filter(field -> field.type() == FieldType.TEXT && !field.optional())
                .findFirst()
                .orElseThrow(() -> given.error(
                        "id", "must be 'content', or text fields of this mapping that are always there, or columns"));
    }

    private static Class<? extends SpecificRecord> factNamed(String name) {
        return Topics.withDefaultPrefix().facts().stream()
                .<Class<? extends SpecificRecord>>map(Topic::type)
                .filter(type -> type.getSimpleName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String factNames() {
        return Topics.withDefaultPrefix().facts().stream()
                .map(topic -> topic.type().getSimpleName())
                .collect(Collectors.joining(", "));
    }
}
