package dev.tributary.producers.rows;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** SQLite files for tests. */
final class TestDatabase {

    static final String SESSIONS = "CREATE TABLE session_sources (session_id text NOT NULL, user_id text NOT NULL,"
            + " event_date text NOT NULL, event_time text NOT NULL, channel_name text NOT NULL,"
            + " holder_engagement integer NOT NULL, closer_engagement integer NOT NULL,"
            + " impression_interaction integer NOT NULL, PRIMARY KEY (session_id, user_id))";
    static final String COSTS = "CREATE TABLE session_costs (session_id text NOT NULL, cost real)";
    static final String CONVERSIONS = "CREATE TABLE conversions (conv_id text NOT NULL, user_id text NOT NULL,"
            + " conv_date text NOT NULL, conv_time text NOT NULL, revenue real NOT NULL)";

    private TestDatabase() {}

    /** Executes statements on a file. */
    static Path database(Path file, String... statements) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            return file;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A file with the three tables, then changed by statements. */
    static Path challenge(Path file, String... statements) {
        return database(database(file, SESSIONS, COSTS, CONVERSIONS), statements);
    }

    static String session(String id, String user, String time) {
        return "INSERT INTO session_sources VALUES ('" + id + "', '" + user + "', '2023-09-01', '" + time
                + "', 'Email', 1, 0, 0)";
    }

    static String conversion(String id, String user, String time) {
        return "INSERT INTO conversions VALUES ('" + id + "', '" + user + "', '2023-09-01', '" + time + "', 47.14)";
    }
}
