package dev.tributary.producers.mapping;

import dev.tributary.producers.source.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** Reads the lines of a kind out of a mapping file. */
final class LinesMapping {

    private LinesMapping() {}

    static Lines read(YamlMap given, Schema line) {
        given.allowing("table", "of", "join", "fields");
        List<String> names = required(given, "table");
        List<FieldMapping> fields = MappingReader.fields(
                line, given, line.getFields().stream().map(Schema.Field::name).toList());
        return new Lines(new Table(names, Map.of(), false), required(given, "of"), joins(given), fields);
    }

    private static Map<Table, List<String>> joins(YamlMap given) {
        Map<Table, List<String>> joins = new LinkedHashMap<>();
        given.optionalMap("join").ifPresent(tables -> tables.keys()
                .forEach(table -> joins.put(new Table(List.of(table), Map.of(), true), tables.texts(table))));
        return joins;
    }

    private static List<String> required(YamlMap given, String key) {
        List<String> texts = given.texts(key);
        if (texts.isEmpty()) {
            throw given.error(key, "is missing");
        }
        return texts;
    }
}
