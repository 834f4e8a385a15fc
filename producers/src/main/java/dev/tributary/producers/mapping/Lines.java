package dev.tributary.producers.mapping;

import dev.tributary.producers.source.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The lines of a fact: rows of a table of their own.
 *
 * @param table the table that holds them
 * @param of the column that holds the id of the fact that a line belongs to, by any of these names
 * @param joins further tables by the column that names one of their rows, by any of these names; a line without a match there is kept. The columns
 *     of such a table are read as {@code TABLE.COLUMN}
 * @param fields in the order of the schema of a line
 */
public record Lines(Table table, List<String> of, Map<Table, List<String>> joins, List<FieldMapping> fields) {

    /** The field of a fact that holds lines. */
    static final String FIELD = "lines";

    public Lines {
        of = List.copyOf(of);
        joins = new LinkedHashMap<>(joins);
        fields = List.copyOf(fields);
    }

    /** The columns that are read of the table of lines, or, with the name of one, of a joined table. */
    public Set<String> columns() {
        return fields.stream().flatMap(FieldMapping::columnNames).collect(Collectors.toUnmodifiableSet());
    }

    /** The column that identifies the rows of a joined table, by any of these names. */
    public static List<String> key(Table joined) {
        List<String> names = new ArrayList<>(List.of("id"));
        joined.names().forEach(name -> names.add(name + "_id"));
        return names;
    }
}
