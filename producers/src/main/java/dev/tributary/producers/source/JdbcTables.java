package dev.tributary.producers.source;

import dev.tributary.producers.ReplayException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The tables of a database, as they were at one moment; nothing is written and nothing locked. */
public final class JdbcTables implements Tables {

    private static final int MAX_TABLES = 10_000;
    private static final int SHOWN = 200;

    private final DatabaseAddress address;
    private final Connection connection;
    private final List<String> names;

    private JdbcTables(DatabaseAddress address, Connection connection) throws SQLException {
        this.address = address;
        this.connection = connection;
        connection.setReadOnly(true);
        if (connection.getMetaData().supportsTransactionIsolationLevel(Connection.TRANSACTION_REPEATABLE_READ)) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        }
        connection.setAutoCommit(false);
        this.names = tableNames();
    }

    /** Connects. */
    public static JdbcTables open(DatabaseAddress address) {
        try {
            Connection connection = DriverManager.getConnection(address.url(), address.properties());
            try {
                return new JdbcTables(address, connection);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failed(address, e);
        }
    }

    /** What to tell where the database does not answer. */
    static ReplayException failed(DatabaseAddress address, SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        String message = Printable.of(address.hidden(String.valueOf(cause.getMessage())), SHOWN);
        if (message.startsWith("No suitable driver")) {
            return ReplayException.usage("no driver for " + address.name()
                    + "; PostgreSQL, MySQL and MariaDB have one. Export its tables as CSV");
        }
        if (state.startsWith("28")) {
            return ReplayException.failed("the database " + address.name() + " refuses the user: " + message
                    + ". Give user and password by " + DatabaseAddress.USER_VARIABLE + " and "
                    + DatabaseAddress.PASSWORD_VARIABLE + ", or by --password-file");
        }
        if (state.startsWith("08") || state.equals("57P03")) {
            return ReplayException.unreachable("cannot reach the database " + address.name() + ": " + message
                    + ". Check host, port, and that it is running");
        }
        return ReplayException.failed("the database " + address.name() + " cannot be read: " + message);
    }

    private List<String> tableNames() throws SQLException {
        List<String> found = new ArrayList<>();
        String[] kinds = {"TABLE", "BASE TABLE", "VIEW", "MATERIALIZED VIEW", "PARTITIONED TABLE", "FOREIGN TABLE"};
        try (ResultSet tables =
                connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(), "%", kinds)) {
            while (tables.next() && found.size() < MAX_TABLES) {
                found.add(tables.getString("TABLE_NAME"));
            }
        }
        return found;
    }

    @Override
    public String name() {
        return address.name();
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public Source open(String table, Set<String> wanted) {
        try {
            return JdbcSource.open(address, connection, table, wanted, primaryKey(table));
        } catch (SQLException e) {
            throw failed(address, e);
        }
    }

    /** The columns that order a table, so that it is read alike each time. */
    private List<String> primaryKey(String table) throws SQLException {
        Map<Short, String> columns = new TreeMap<>();
        DatabaseMetaData metadata = connection.getMetaData();
        try (ResultSet keys = metadata.getPrimaryKeys(connection.getCatalog(), connection.getSchema(), table)) {
            while (keys.next()) {
                columns.put(keys.getShort("KEY_SEQ"), keys.getString("COLUMN_NAME"));
            }
        }
        return List.copyOf(columns.values());
    }

    @Override
    public long size() {
        return 0;
    }

    @Override
    public void close() throws IOException {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
