package dev.tributary.producers.sample;

import java.util.Collections;
import java.util.List;

/**
 * A table of a sample.
 *
 * @param columns each as SQL declares it, its name first
 */
record TableLayout(String name, List<String> columns) {

    static TableLayout of(String name, String... columns) {
        return new TableLayout(name, List.of(columns));
    }

    List<String> columnNames() {
        return columns.stream()
                .map(column -> column.substring(0, column.indexOf(' ')))
                .toList();
    }

    String create() {
        return "CREATE TABLE \"" + name + "\" (" + String.join(", ", columns) + ")";
    }

    String insert() {
        return "INSERT INTO \"" + name + "\" VALUES (" + String.join(", ", Collections.nCopies(columns.size(), "?"))
                + ")";
    }
}
