package dev.tributary.producers.sample;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes the tables of an attribution sample. */
final class AttributionTables implements AutoCloseable {

    private static final int BATCH = 1_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final PreparedStatement sessions;
    private final PreparedStatement costs;
    private final PreparedStatement conversions;
    private long sessionRows;
    private long conversionRows;

    private AttributionTables(Connection connection) throws SQLException {
        this.sessions = connection.prepareStatement("INSERT INTO session_sources VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        this.costs = connection.prepareStatement("INSERT INTO session_costs VALUES (?, ?)");
        this.conversions = connection.prepareStatement("INSERT INTO conversions VALUES (?, ?, ?, ?, ?)");
    }

    /** Writes a file beside the asked one, and gives it its name when it is complete. */
    static AttributionRows write(Path file, AttributionSample.Filling filling) throws IOException {
        Path draft = Path.of(file + ".part");
        Files.deleteIfExists(draft);
        try {
            AttributionRows rows = writeDraft(draft, filling);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            return rows;
        } catch (SQLException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static AttributionRows writeDraft(Path draft, AttributionSample.Filling filling) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + draft.toUri())) {
            createTables(connection);
            connection.setAutoCommit(false);
            try (AttributionTables tables = new AttributionTables(connection)) {
                filling.fill(tables);
                tables.flush();
                connection.commit();
                return new AttributionRows(tables.sessionRows, tables.conversionRows);
            }
        }
    }

    private static void createTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // A draft that is cut off is thrown away: it needs no journal.
            statement.execute("PRAGMA journal_mode = OFF");
            statement.execute("PRAGMA synchronous = OFF");
            statement.execute("PRAGMA cache_size = -65536");
            statement.execute("CREATE TABLE session_sources (session_id text NOT NULL, user_id text NOT NULL,"
                    + " event_date text NOT NULL, event_time text NOT NULL, channel_name text NOT NULL,"
                    + " holder_engagement integer NOT NULL, closer_engagement integer NOT NULL,"
                    + " impression_interaction integer NOT NULL, PRIMARY KEY (session_id))");
            statement.execute(
                    "CREATE TABLE session_costs (session_id text NOT NULL, cost real, PRIMARY KEY (session_id))");
            statement.execute(
                    "CREATE TABLE conversions (conv_id text NOT NULL, user_id text NOT NULL,"
                            + " conv_date text NOT NULL, conv_time text NOT NULL, revenue real NOT NULL, PRIMARY KEY (conv_id))");
        }
    }

    void addSession(
            String id, String user, long epochSecond, String channel, boolean holds, boolean closes, boolean impression)
            throws SQLException {
        LocalDateTime time = time(epochSecond);
        sessions.setString(1, id);
        sessions.setString(2, user);
        sessions.setString(3, time.toLocalDate().toString());
        sessions.setString(4, time.format(TIME));
        sessions.setString(5, channel);
        sessions.setInt(6, holds ? 1 : 0);
        sessions.setInt(7, closes ? 1 : 0);
        sessions.setInt(8, impression ? 1 : 0);
        sessions.addBatch();
        if (++sessionRows % BATCH == 0) {
            flush();
        }
    }

    void addCost(String session, BigDecimal cost) throws SQLException {
        costs.setString(1, session);
        costs.setDouble(2, cost.doubleValue());
        costs.addBatch();
    }

    void addWithoutCost(String session) throws SQLException {
        costs.setString(1, session);
        costs.setNull(2, Types.REAL);
        costs.addBatch();
    }

    void addConversion(String id, String user, long epochSecond, BigDecimal revenue) throws SQLException {
        LocalDateTime time = time(epochSecond);
        conversions.setString(1, id);
        conversions.setString(2, user);
        conversions.setString(3, time.toLocalDate().toString());
        conversions.setString(4, time.format(TIME));
        conversions.setDouble(5, revenue.doubleValue());
        conversions.addBatch();
        if (++conversionRows % BATCH == 0) {
            flush();
        }
    }

    private void flush() throws SQLException {
        sessions.executeBatch();
        costs.executeBatch();
        conversions.executeBatch();
    }

    private static LocalDateTime time(long epochSecond) {
        return LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC);
    }

    @Override
    public void close() throws SQLException {
        sessions.close();
        costs.close();
        conversions.close();
    }
}
