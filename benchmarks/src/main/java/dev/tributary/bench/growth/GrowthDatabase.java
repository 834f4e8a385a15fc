package dev.tributary.bench.growth;

import dev.tributary.twin.TwinView;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The three files in DuckDB, as the fact tables that the SQL of the figures is written for. */
final class GrowthDatabase implements AutoCloseable {

    private static final List<String> FACTS = List.of("""
            CREATE TABLE session AS
            SELECT 'default' AS workspace, Uid AS user_id, "Start Ts"::TIMESTAMP AS started_at,
                "End Ts"::TIMESTAMP AS ended_at, "Source Id" AS channel, Device AS device
            FROM read_csv('%s', all_varchar = true)
            """, """
            CREATE TABLE orders AS
            SELECT 'default' AS workspace, Uid AS user_id, "Buy Ts"::TIMESTAMP AS ordered_at,
                Revenue::DECIMAL(18, 6) AS revenue, NULL::VARCHAR AS status
            FROM read_csv('%s', all_varchar = true)
            """, """
            CREATE TABLE ad_cost AS
            SELECT 'default' AS workspace, source_id AS channel, dt::DATE AS date, costs::DECIMAL(18, 6) AS cost
            FROM read_csv('%s', all_varchar = true)
            """);

    private final Connection connection;

    private GrowthDatabase(Connection connection) {
        this.connection = connection;
    }

    /** Reads the files with as many threads as the stream applications have. */
    static GrowthDatabase read(GrowthData data) throws SQLException, IOException {
        GrowthDatabase database = new GrowthDatabase(DriverManager.getConnection("jdbc:duckdb:"));
        database.execute("SET threads = " + data.arena().threads());
        List<Path> files = List.of(data.visits(), data.orders(), data.costs());
        for (int i = 0; i < files.size(); i++) {
            database.execute(FACTS.get(i).formatted(files.get(i)));
        }
        database.execute(resource("/twin/ratio.sql"));
        database.execute(resource("/twin/growth.sql"));
        return database;
    }

    /** Computes every growth figure; returns how many rows they have in all. */
    long computeAll() throws SQLException {
        long rows = 0;
        for (TwinView view : TwinView.all()) {
            if (view.domain().equals("growth")) {
                String table = "\"figure " + view.name() + "\"";
                execute("CREATE OR REPLACE TABLE " + table + " AS " + view.sql());
                rows += count(table);
            }
        }
        return rows;
    }

    /** The cells that the Flink job keeps too: users, orders and millionths of revenue by figure and dimensions. */
    Map<String, List<Long>> cells() throws SQLException {
        Map<String, List<Long>> cells = new TreeMap<>();
        addAll(
                cells,
                "SELECT concat_ws('|', 'activity', granularity, period), users, 0, 0 FROM (%s) WHERE scope = 'all'",
                "active-users");
        addAll(
                cells,
                "SELECT concat_ws('|', 'retention', granularity, cohort, period_number, coalesce(device, ''),"
                        + " coalesce(source, '')), users, 0, 0 FROM (%s)",
                "retention");
        addAll(
                cells,
                "SELECT concat_ws('|', 'ltv', granularity, cohort, period_number, coalesce(device, ''),"
                        + " coalesce(source, '')), buyers, orders, (revenue * 1000000)::BIGINT FROM (%s)",
                "ltv");
        return cells;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void addAll(Map<String, List<Long>> cells, String query, String view) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        query.formatted(TwinView.named(view).sql()))) {
            while (rows.next()) {
                cells.put(rows.getString(1), List.of(rows.getLong(2), rows.getLong(3), rows.getLong(4)));
            }
        }
    }

    private long count(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM " + table)) {
            count.next();
            return count.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(TwinView.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
