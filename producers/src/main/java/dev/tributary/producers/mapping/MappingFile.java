package dev.tributary.producers.mapping;

import dev.tributary.producers.ReplayException;
import dev.tributary.producers.mapping.Flag.Comparison;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Reads mapping files; each error is one line with file, line, key and remedy. */
public final class MappingFile {

    private static final long MAX_BYTES = 1 << 20;

    private final YamlMap root;
    private final Class<? extends SpecificRecord> fact;
    private final Schema schema;

    private MappingFile(YamlMap root) {
        this.root = root.allowing("dataset", "description", "fact", "entity", "time", "id", "csv", "fields", "flags");
        this.fact = root.parsed("fact", "must be one of " + factNames(), MappingFile::factNamed)
                .orElseThrow(() -> root.error("fact", "is missing; it is one of " + factNames()));
        this.schema = SpecificData.get().getSchema(fact);
    }

    /** Reads a file. */
    public static Mapping read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw ReplayException.usage(file + " is not a mapping file: it is larger than 1 MB");
            }
            return parse(String.valueOf(file.getFileName()), Files.readString(file));
        } catch (IOException e) {
            throw ReplayException.usage("cannot read the mapping file " + file + ": " + e.getMessage());
        }
    }

    /** Reads text; the name stands in errors. */
    public static Mapping parse(String name, String text) {
        return new MappingFile(YamlMap.parse(name, text)).mapping(fingerprint(text));
    }

    private Mapping mapping(String fingerprint) {
        List<FieldMapping> fields = fields(root.map("fields"));
        return new Mapping(
                root.parsed("dataset", "must be lower-case letters, digits and dashes", MappingFile::datasetName)
                        .orElseThrow(() -> root.error("dataset", "is missing")),
                fact,
                fieldFor("entity", fields, field -> field.type() == FieldType.TEXT, "a text field"),
                fieldFor("time", fields, field -> field.type().isTime(), "a date or timestamp field"),
                id(fields),
                root.optionalMap("csv").flatMap(MappingFile::delimiter),
                fields,
                root.optionalMap("flags").map(rules -> flags(rules, fields)).orElse(List.of()),
                fingerprint);
    }

    private List<FieldMapping> fields(YamlMap given) {
        List<String> known = schema.getFields().stream()
                .map(Schema.Field::name)
                .filter(name -> !FactSchema.isOurs(name))
                .toList();
        given.allowing(known.toArray(String[]::new));
        List<FieldMapping> fields = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            if (given.keys().contains(field.name())) {
                fields.add(field(field, given));
            } else if (!FactSchema.isOurs(field.name()) && !field.hasDefaultValue()) {
                throw root.error("fields", "lacks " + field.name() + ", which " + schema.getName() + " needs");
            }
        }
        return fields;
    }

    private static FieldMapping field(Schema.Field schemaField, YamlMap fields) {
        String name = schemaField.name();
        YamlMap given = fields.map(name)
                .allowing("column", "type", "default", "optional", "min", "max", "round", "formats", "zone");
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
                given.optionalText("column").orElse(name),
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

    private static List<String> formats(YamlMap given) {
        List<String> formats = given.texts("formats");
        for (String format : formats) {
            try {
                if (!TimeText.isEpoch(format)) {
                    var unused = DateTimeFormatter.ofPattern(format);
                }
            } catch (IllegalArgumentException e) {
                throw given.error("formats", "has a bad pattern '" + format + "': " + e.getMessage());
            }
        }
        return formats;
    }

    private String fieldFor(String key, List<FieldMapping> fields, Predicate<FieldMapping> fits, String rule) {
        String name = root.text(key);
        return fields.stream()
                .filter(field -> field.field().equals(name) && fits.test(field) && !field.optional())
                .map(FieldMapping::field)
                .findFirst()
                .orElseThrow(() -> root.error(key, "must be " + rule + " of this mapping that is always there"));
    }

    private List<String> id(List<FieldMapping> fields) {
        List<String> id = root.texts("id");
        if (id.isEmpty()) {
            throw root.error("id", "is missing: 'content', or the fields that identify a row");
        }
        if (id.equals(List.of("content"))) {
            return List.of();
        }
        Set<String> usable = fields.stream()
                .filter(field -> field.type() == FieldType.TEXT && !field.optional())
                .map(FieldMapping::field)
                .collect(Collectors.toSet());
        if (!usable.containsAll(id)) {
            throw root.error("id", "must be 'content' or text fields of this mapping that are always there");
        }
        return id;
    }

    private static Optional<Character> delimiter(YamlMap csv) {
        return csv.allowing("delimiter").parsed("delimiter", "must be one character", text -> {
            if (text.length() != 1 || "\"\r\n".contains(text)) {
                throw new IllegalArgumentException(text);
            }
            return text.charAt(0);
        });
    }

    private static List<Flag> flags(YamlMap rules, List<FieldMapping> fields) {
        return rules.keys().stream().map(reason -> flag(reason, rules, fields)).toList();
    }

    private static Flag flag(String reason, YamlMap rules, List<FieldMapping> fields) {
        String rule = "must be like 'clicks > impressions', with two number fields of one type";
        String[] parts = rules.text(reason).strip().split("\\s+");
        if (parts.length != 3) {
            throw rules.error(reason, rule);
        }
        Comparison comparison = Arrays.stream(Comparison.values())
                .filter(known -> known.symbol.equals(parts[1]))
                .findFirst()
                .orElseThrow(() -> rules.error(reason, rule));
        Optional<FieldType> left = numberType(parts[0], fields);
        if (left.isEmpty() || !left.equals(numberType(parts[2], fields))) {
            throw rules.error(reason, rule);
        }
        return new Flag(reason, parts[0], comparison, parts[2]);
    }

    private static Optional<FieldType> numberType(String name, List<FieldMapping> fields) {
        return fields.stream()
                .filter(field -> field.field().equals(name) && field.type().isNumber())
                .map(FieldMapping::type)
                .findFirst();
    }

    private static String datasetName(String name) {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,63}")) {
            throw new IllegalArgumentException(name);
        }
        return name;
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

    private static String fingerprint(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
