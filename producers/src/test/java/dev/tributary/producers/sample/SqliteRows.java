package dev.tributary.producers.sample;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What SQL finds in a SQLite file. */
final class SqliteRows {

    private SqliteRows() {}

    /** The one number that it finds. */
    static long count(Path file, String sql) throws SQLException {
        return Long.parseLong(rows(file, sql).getFirst().replace("|", ""));
    }

    /** Each row as one text, with a bar after each column. */
    static List<String> rows(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (results.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
                    row.append(results.getString(i)).append('|');
                }
                rows.add(row.toString());
            }
            return rows;
        }
    }
}
