package dev.tributary.producers.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Rows that belong nowhere: each becomes a dead letter of its own. */
final class StrayRows implements AutoCloseable {

    static final String TABLE =
            "CREATE TABLE stray (source INTEGER, position INTEGER, reason TEXT, detail TEXT, raw BLOB, raw_length INTEGER)";

    private final PreparedStatement insert;

    private StrayRows(PreparedStatement insert) {
        this.insert = insert;
    }

    static StrayRows writer(Connection connection) throws SQLException {
        return new StrayRows(connection.prepareStatement("INSERT INTO stray VALUES (?, ?, ?, ?, ?, ?)"));
    }

    void add(int source, Row row, String reason, String detail, RawRow raw) throws SQLException {
        insert.setInt(1, source);
        insert.setLong(2, row.position());
        insert.setString(3, reason);
        insert.setString(4, detail);
        insert.setBytes(5, raw.bytes());
        insert.setLong(6, raw.length());
        insert.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}
