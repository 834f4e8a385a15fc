package dev.tributary.producers.mapping;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/**
 * One kind of file: its columns, and the fact that each row becomes.
 *
 * @param kind its name; that of the dataset where there is only one
 * @param fact the class of the fact
 * @param entity the text field that the fact belongs to and is partitioned by
 * @param time the date or timestamp field that is the event time
 * @param id the fields that make up the natural id; empty where the id is derived from the content
 * @param fields in the order of the fact's schema
 */
public record Mapping(
        String kind,
        Class<? extends SpecificRecord> fact,
        String entity,
        String time,
        List<String> id,
        List<FieldMapping> fields,
        List<Flag> flags) {

    public Mapping {
        id = List.copyOf(id);
        fields = List.copyOf(fields);
        flags = List.copyOf(flags);
    }

    /** The columns that the mapping reads. */
    public Set<String> columns() {
        return fields.stream().map(FieldMapping::column).collect(Collectors.toUnmodifiableSet());
    }

    /** The place of a field among the fields. */
    int slot(String field) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).field().equals(field)) {
                return i;
            }
        }
        throw new IllegalArgumentException(kind + " has no field " + field);
    }
}
