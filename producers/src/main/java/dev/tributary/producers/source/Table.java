package dev.tributary.producers.source;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A table of a database, with the columns of others added to its rows.
 *
 * @param name upper and lower case are not told apart
 * @param joins further tables by the name of the column that both have; a row without a match there is kept, and so are
 *     all rows where there is no such table
 */
public record Table(String name, Map<String, String> joins) {

    public Table {
        joins = new LinkedHashMap<>(joins);
    }
}
