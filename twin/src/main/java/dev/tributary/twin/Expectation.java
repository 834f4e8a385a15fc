package dev.tributary.twin;

import dev.tributary.query.Measure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/**
 * The rows of a view as SQL gives them, to be held against what a view topic or a store holds. Rows meet by the key under
 * which the view is published: the key columns, percent-encoded and joined by slashes, null as an empty part, a time as
 * its milliseconds.
 */
public final class Expectation {

    private final Database database;
    private final List<String> columns;

    Expectation(Database database, TwinView view, Optional<String> workspace) {
        this.database = database;
        Map<String, String> types = types(database, view);
        String key = view.key().stream()
                .map(column -> "url_encode(coalesce(%s::VARCHAR, ''))".formatted(plain(column, types)))
                .collect(Collectors.joining(", ", "concat_ws('/', ", ")"));
        database.execute(
                "CREATE OR REPLACE TABLE expected AS SELECT %s AS record_key, * FROM (%s)".formatted(key, view.sql()));
        this.columns = List.copyOf(types.keySet());
        workspace.ifPresent(only -> database.execute("DELETE FROM expected WHERE workspace <> ?", only));
    }

    /** The types of the view's columns, in their order. */
    private static Map<String, String> types(Database database, TwinView view) {
        Map<String, String> types = new LinkedHashMap<>();
        database.query("SELECT column_name, column_type FROM (DESCRIBE %s)".formatted(view.sql()))
                .rows()
                .forEach(row -> types.put(String.valueOf(row.get(0)), String.valueOf(row.get(1))));
        return types;
    }

    /** A time is named by its milliseconds since 1970. */
    private static String plain(String column, Map<String, String> types) {
        return "TIMESTAMP".equals(types.get(column)) ? "epoch_ms(" + column + ")" : column;
    }

    /** Names of the view's columns. */
    public List<String> columns() {
        return columns;
    }

    /** Takes up the records of a topic: every field is compared. */
    public Findings findings(Schema record) {
        return new Findings(database, Column.of(record));
    }

    /** Takes up the measures of a rollup, given in their units: each measure is compared. */
    public Findings findings(List<Measure> measures) {
        return new Findings(database, measures.stream().map(Column::of).toList());
    }
}
