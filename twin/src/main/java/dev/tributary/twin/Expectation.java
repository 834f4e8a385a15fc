package dev.tributary.twin;

import dev.tributary.query.Measure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/**
 * The rows of a view as SQL gives them, to be held against what a view topic or a store holds. Rows meet by the key under
 * which the view is published: the key columns, percent-encoded and joined by slashes, null as an empty part.
 */
public final class Expectation {

    private final Database database;
    private final List<String> columns;

    Expectation(Database database, TwinView view, Optional<String> workspace) {
        this.database = database;
        String key = view.key().stream()
                .map("url_encode(coalesce(%s::VARCHAR, ''))"::formatted)
                .collect(Collectors.joining(", ", "concat_ws('/', ", ")"));
        database.execute(
                "CREATE OR REPLACE TABLE expected AS SELECT %s AS record_key, * FROM (%s)".formatted(key, view.sql()));
        this.columns = database.query("SELECT * EXCLUDE (record_key) FROM expected LIMIT 0")
                .columns();
        workspace.ifPresent(only -> database.execute("DELETE FROM expected WHERE workspace <> ?", only));
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
