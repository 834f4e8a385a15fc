package dev.tributary.producers.source;

import dev.tributary.schemas.FactLimits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a row: rows of another table that belong to it. Reused for the next row. No more are kept than a fact may
 * have, and no more text than fits the memory; the others are only counted.
 */
public final class RowLines {

    /** Characters of all lines of a row together. */
    static final int MAX_CHARACTERS = 4 << 20;

    /** A line that took more is not kept for reuse. */
    private static final int USUAL_CHARACTERS = 4096;

    private final List<String> columns;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> origins = new ArrayList<>();
    private final List<Optional<RawRow>> badRaws = new ArrayList<>();
    private long count;
    private long characters;

    RowLines(List<String> columns) {
        this.columns = List.copyOf(columns);
    }

    /** The names of the columns of a line; those of joined tables with the table's name and a dot before. */
    public List<String> columns() {
        return columns;
    }

    /** How many lines the row has. */
    public long count() {
        return count;
    }

    /** Whether there are more of them, or of their text, than a fact may have. */
    public boolean areTooMany() {
        return count > FactLimits.ORDER_LINES || characters > MAX_CHARACTERS;
    }

    /** A line that is kept. */
    public Row line(int index) {
        return rows.get(index);
    }

    /** The file or table that a line is of. */
    public String origin(int index) {
        return origins.get(index);
    }

    /** How many lines are kept. */
    int kept() {
        return origins.size();
    }

    /** A line as it stood in its source, where it is a bad one. */
    Optional<RawRow> badRaw(int index) {
        return badRaws.get(index);
    }

    void clear() {
        count = 0;
        characters = 0;
        origins.clear();
        badRaws.clear();
    }

    /** Takes the line of a query, or only counts it where there is no room. */
    void add(StagedRow line, ResultSet results, Stage stage) throws SQLException {
        if (!areTooMany() && count < FactLimits.ORDER_LINES) {
            Row row = reusable((int) count);
            line.fill(row, results);
            characters += row.length();
            origins.add(stage.origin(line.source(results)));
            badRaws.add(line.raw(row, results));
        }
        count++;
    }

    private Row reusable(int index) {
        if (index == rows.size()) {
            rows.add(new Row());
        } else if (rows.get(index).chars().length > USUAL_CHARACTERS) {
            rows.set(index, new Row());
        }
        return rows.get(index);
    }
}
