package dev.tributary.producers.mapping;

import dev.tributary.producers.source.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/**
 * One kind of file: its columns, and the fact that each row becomes.
 *
 * @param kind its name; that of the dataset where there is only one
 * @param fact the class of the fact
 * @param entity the text field that the fact belongs to and is partitioned by; {@link #ITSELF} where it stands alone
 * @param time the date or timestamp field that is the event time
 * @param id the natural id: fields, or columns read for nothing else; empty where the id is derived from the content
 * @param fields in the order of the fact's schema
 * @param flags why a row looks suspicious; all that hold are told
 * @param drops why the figures do not count a row; the first that holds is told
 * @param table the table that holds the rows, where they are in a database
 * @param lines the lines of the fact, where it has any
 */
public record Mapping(
        String kind,
        Class<? extends SpecificRecord> fact,
        String entity,
        String time,
        List<FieldMapping> id,
        List<FieldMapping> fields,
        List<Flag> flags,
        List<Flag> drops,
        Optional<Table> table,
        Optional<Lines> lines) {

    /** The entity of facts that belong to nobody: each is one of its own, by its id. */
    static final String ITSELF = "id";

    /** In flags, the sum of quantity times unit price over the lines; none where there are no lines. */
    static final String LINES_TOTAL = "lines_total";

    public Mapping {
        id = List.copyOf(id);
        fields = List.copyOf(fields);
        flags = List.copyOf(flags);
        drops = List.copyOf(drops);
    }

    /** The same kind without the lines of its facts, and without flags, which may tell of them. */
    public Mapping withoutLines() {
        return new Mapping(kind, fact, entity, time, id, fields, List.of(), List.of(), table, Optional.empty());
    }

    /** The columns that the mapping reads. */
    public Set<String> columns() {
        return fieldsAndIds().flatMap(FieldMapping::columnNames).collect(Collectors.toUnmodifiableSet());
    }

    /** The names of the one column that identifies a row; none where there are several, or the id is by content. */
    public List<String> idColumn() {
        return id.size() == 1 ? id.getFirst().columnNames().toList() : List.of();
    }

    /** The columns of the event time. */
    public Set<String> timeColumns() {
        return fields.get(slot(time)).columnNames().collect(Collectors.toUnmodifiableSet());
    }

    Stream<FieldMapping> fieldsAndIds() {
        return Stream.concat(fields.stream(), id.stream());
    }

    /** The place of a field among the fields. */
    int slot(String field) {
        if (field.equals(LINES_TOTAL) && lines.isPresent()) {
            return fields.size();
        }
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).field().equals(field)) {
                return i;
            }
        }
        throw new IllegalArgumentException(kind + " has no field " + field);
    }
}
