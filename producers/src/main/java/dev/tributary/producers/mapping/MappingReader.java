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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Reads one kind of file out of a mapping file. */
final class MappingReader {

    /** What a kind may tell. */
    static final List<String> KEYS =
            List.of("table", "optional", "join", "fact", "entity", "time", "id", "fields", "flags", "dropped");

    private static final String WORKSPACE = "workspace";
    private static final String ID = "id";

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
        List<FieldMapping> fields = fields();
        Optional<Lines> lines = lines();
        return new Mapping(
                kind,
                fact,
                entity(fields),
                fieldFor("time", fields, field -> field.type().isTime(), "a date or timestamp field of this mapping"),
                id(fields),
                fields,
                flags("flags", fields, lines.isPresent()),
                flags("dropped", fields, lines.isPresent()),
                table(),
                lines);
    }

    private List<Flag> flags(String key, List<FieldMapping> fields, boolean haveLines) {
        return given.optionalMap(key)
                .map(rules -> FlagReader.read(rules, fields, haveLines))
                .orElse(List.of());
    }

    private String entity(List<FieldMapping> fields) {
        return given.text("entity").equals(Mapping.ITSELF)
                ? Mapping.ITSELF
                : fieldFor(
                        "entity",
                        fields,
                        field -> field.type() == FieldType.TEXT && !field.optional(),
                        "a text field of this mapping that is always there");
    }

    private Optional<Table> table() {
        Map<String, String> joins = new LinkedHashMap<>();
        given.optionalMap("join")
                .ifPresent(tables -> tables.keys().forEach(table -> joins.put(table, tables.text(table))));
        List<String> names = given.texts("table");
        if (names.isEmpty() && !joins.isEmpty()) {
            throw given.error("join", "needs a table to join to");
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(new Table(names, joins, given.flag("optional")));
    }

    private List<FieldMapping> fields() {
        List<String> known = schema.getFields().stream()
                .map(Schema.Field::name)
                .filter(name -> !name.equals(WORKSPACE))
                .toList();
        return fields(schema, given, known);
    }

    private Optional<Lines> lines() {
        return given.map("fields").optionalMap(Lines.FIELD).map(lines -> {
            if (schema.getField(Lines.FIELD) == null) {
                throw given.map("fields").error(Lines.FIELD, "is no field of " + schema.getName());
            }
            return LinesMapping.read(
                    lines, schema.getField(Lines.FIELD).schema().getElementType());
        });
    }

    /**
     * Reads the fields of a schema.
     *
     * @param given what has them under {@code fields}
     * @param known the names that may be given
     */
    static List<FieldMapping> fields(Schema schema, YamlMap given, List<String> known) {
        YamlMap columns = given.map("fields").allowing(known.toArray(String[]::new));
        List<FieldMapping> fields = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            boolean ours = FactSchema.isOurs(field.name());
            if (columns.keys().contains(field.name())) {
                if (!ours && field.schema().getType() != Schema.Type.ARRAY) {
                    fields.add(field(field, columns));
                }
            } else if (!ours && !field.hasDefaultValue()) {
                throw given.error("fields", "lacks " + field.name() + ", which " + schema.getName() + " needs");
            }
        }
        return fields;
    }

    private static FieldMapping field(Schema.Field schemaField, YamlMap fields) {
        String name = schemaField.name();
        YamlMap given = fields.map(name)
                .allowing(
                        "column",
                        "columns",
                        "type",
                        "default",
                        "optional",
                        "min",
                        "max",
                        "round",
                        "formats",
                        "zone",
                        "known");
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
                given.texts("column").stream().skip(1).toList(),
                type,
                given.optionalText("default"),
                optional,
                given.number("min"),
                given.number("max"),
                FactSchema.limit(schemaField.schema(), type),
                given.flag("round"),
                formats(given),
                given.parsed("zone", "is no time zone such as Europe/Berlin", ZoneId::of)
                        .orElse(ZoneOffset.UTC),
                known(type, given));
    }

    private static Set<String> known(FieldType type, YamlMap given) {
        List<String> known = given.texts("known");
        if (!known.isEmpty() && type != FieldType.TEXT) {
            throw given.error("known", "is for texts");
        }
        return known.stream().map(text -> text.toUpperCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private static List<String> columns(String field, FieldType type, YamlMap given) {
        List<String> several = given.texts("columns");
        if (several.isEmpty()) {
            return List.of(given.texts("column").stream().findFirst().orElse(field));
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
                .filter(field -> field.field().equals(name) && fits.test(field))
                .map(FieldMapping::field)
                .findFirst()
                .orElseThrow(() -> given.error(key, "must be " + rule));
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
        if (name.equals(ID) && given.map("fields").keys().contains(ID)) {
            return field(schema.getField(ID), given.map("fields"));
        }
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
