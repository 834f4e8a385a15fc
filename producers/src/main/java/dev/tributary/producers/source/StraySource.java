package dev.tributary.producers.source;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The rows of a stage that belong nowhere: each is a bad row. */
public final class StraySource implements Source {

    private final Stage stage;
    private final List<String> columns;
    private final Statement statement;
    private final ResultSet results;
    private final Row row = new Row();

    private StraySource(Stage stage, List<String> columns) throws SQLException {
        this.stage = stage;
        this.columns = columns;
        this.statement = stage.connection().createStatement();
        this.results = statement.executeQuery(
                "SELECT source, position, reason, detail, raw, raw_length FROM stray ORDER BY rowid");
    }

    /**
     * Opens the strays of a stage.
     *
     * @param columns those of the table that they are reported with
     */
    public static StraySource open(Stage stage, List<String> columns) {
        try {
            return new StraySource(stage, columns);
        } catch (SQLException e) {
            throw Stage.failed(e);
        }
    }

    @Override
    public boolean next() {
        try {
            if (!results.next()) {
                return false;
            }
            row.clear(results.getLong(2));
            row.fail(results.getString(3), results.getString(4));
            return true;
        } catch (SQLException e) {
            throw Stage.failed(e);
        }
    }

    @Override
    public Row row() {
        return row;
    }

    @Override
    public RawRow raw() {
        try {
            return new RawRow(results.getBytes(5), results.getLong(6));
        } catch (SQLException e) {
            throw Stage.failed(e);
        }
    }

    @Override
    public String origin() {
        try {
            return stage.origin(results.getInt(1));
        } catch (SQLException e) {
            throw Stage.failed(e);
        }
    }

    @Override
    public String name() {
        return "rows that belong nowhere";
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public long size() {
        return 0;
    }

    @Override
    public long consumed() {
        return 0;
    }

    @Override
    public void close() throws IOException {
        try (statement) {
            results.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
