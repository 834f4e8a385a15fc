package dev.tributary.producers.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of a database, with the columns of others added to its rows.
 *
 * @param names any of which it may have; upper and lower case are not told apart
 * @param joins further tables by the name of the column that both have; a row without a match there is kept, and so are
 *     all rows where there is no such table
 * @param optional whether there may be no such table
 */
public record Table(List<String> names, Map<String, String> joins, boolean optional) {

    public Table {
        names = List.copyOf(names);
        joins = new LinkedHashMap<>(joins);
    }

    /** A table of one name. */
    public static Table named(String name) {
        return new Table(List.of(name), Map.of(), false);
    }

    /** Its usual name. */
    public String name() {
        return names.getFirst();
    }
}
