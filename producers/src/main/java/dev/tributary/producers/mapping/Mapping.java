package dev.tributary.producers.mapping;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/**
 * A dataset: the columns of its files, and the fact that each row becomes.
 *
 * @param dataset its name, which is the source named in every fact and the ledger
 * @param fact the class of the fact
 * @param entity the text field that the fact belongs to and is partitioned by
 * @param time the date or timestamp field that is the event time
 * @param id the fields that make up the natural id; empty where the id is derived from the content
 * @param delimiter the delimiter of CSV files, detected where it is not given
 * @param fields in the order of the fact's schema
 * @param fingerprint changes with the content of the mapping
 */
public record Mapping(
        String dataset,
        Class<? extends SpecificRecord> fact,
        String entity,
        String time,
        List<String> id,
        Optional<Character> delimiter,
        List<FieldMapping> fields,
        List<Flag> flags,
        String fingerprint) {

    public Mapping {
        id = List.copyOf(id);
        fields = List.copyOf(fields);
        flags = List.copyOf(flags);
    }

    /** The columns that the mapping reads. */
    public Set<String> columns() {
        return fields.stream().map(FieldMapping::column).collect(Collectors.toUnmodifiableSet());
    }
}
