package dev.tributary.producers.source;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** The rows of a staged table, in the order they were copied in, with their lines where they have any. */
public final class StagedSource implements Source {

    private final Stage stage;
    private final StagedTable table;
    private final Optional<Joined> joined;
    private final long bytes;
    private final long count;
    private final Row row = new Row();
    private final StagedRow main;
    private final Statement statement;
    private final ResultSet results;
    private boolean onNext;
    private boolean atEnd;
    private String origin = "";
    private Optional<RawRow> badRaw = Optional.empty();
    private volatile long read;

    private StagedSource(Stage stage, StagedTable table, Optional<LineJoin> join, long bytes) throws SQLException {
        this.stage = stage;
        this.table = table;
        this.bytes = bytes;
        this.main = StagedRow.of(table, 1);
        this.joined = join.map(found -> new Joined(StagedRow.of(found, main.end()), new RowLines(found.columns())));
        this.statement = stage.connection().createStatement();
        try (ResultSet counted = statement.executeQuery("SELECT count(*) FROM " + table.sql())) {
            this.count = counted.next() ? counted.getLong(1) : 0;
        }
        this.results =
                statement.executeQuery(join.map(found -> found.sql(table)).orElseGet(table::allSql));
    }

    /**
     * Opens a table.
     *
     * @param join how its rows find their lines, where they have any
     * @param bytes the share of this table in the progress; half of it was read when it was copied
     */
    public static StagedSource open(Stage stage, StagedTable table, Optional<LineJoin> join, long bytes) {
        try {
            return new StagedSource(stage, table, join, bytes);
        } catch (SQLException e) {
            throw Stage.failed(e);
        }
    }

    @Override
    public boolean next() {
        try {
            if (atEnd || (!onNext && !results.next())) {
                return false;
            }
            read++;
            main.fill(row, results);
            origin = stage.origin(main.source(results));
            badRaw = main.raw(row, results);
            onNext = false;
            if (joined.isPresent()) {
                readLines(joined.get().line(), joined.get().lines());
            }
            return true;
        } catch (SQLException e) {
            throw Stage.failed(e);
        }
    }

    /** Takes the rows of the query that have the same main row. */
    private void readLines(StagedRow line, RowLines lines) throws SQLException {
        lines.clear();
        long number = main.number(results);
        do {
            if (line.number(results) > 0) {
                lines.add(line, results, stage);
            }
            onNext = results.next();
        } while (onNext && main.number(results) == number);
        atEnd = !onNext;
    }

    @Override
    public Row row() {
        return row;
    }

    /** A JSON object of the columns that are read; those of the lines beside, and a bad row as its source has it. */
    @Override
    public RawRow raw() {
        return joined.isEmpty()
                ? badRaw.orElseGet(() -> RawJson.of(table.columns(), row))
                : RawJson.of(json -> {
                    json.add("row", table.columns(), row, badRaw);
                    json.add("lines", joined.get().lines());
                });
    }

    @Override
    public String name() {
        return table.name();
    }

    @Override
    public String origin() {
        return origin;
    }

    @Override
    public Optional<RowLines> lines() {
        return joined.map(Joined::lines);
    }

    @Override
    public List<String> columns() {
        return table.columns();
    }

    @Override
    public long size() {
        return bytes;
    }

    @Override
    public long consumed() {
        return count == 0 ? bytes : bytes / 2 + Math.min(bytes / 2, (long) (bytes / 2.0 / count * read));
    }

    @Override
    public void close() throws IOException {
        try (statement) {
            results.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private record Joined(StagedRow line, RowLines lines) {}
}
