package dev.tributary.producers.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Writes a Parquet file of grants, with the columns and types that real ones have. */
final class VoucherParquet {

    private static final DateTimeFormatter GRANTED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");

    private final DuckDBAppender rows;

    private VoucherParquet(DuckDBAppender rows) {
        this.rows = rows;
    }

    /** Writes a file, in place of one that is there. */
    static void write(Path file, Filling filling) throws IOException {
        SampleFiles.replace(file, draft -> {
            try (DuckDBConnection database =
                            DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
                    Statement statement = database.createStatement()) {
                // One thread, so that the same rows give the same bytes.
                statement.execute("SET threads = 1");
                statement.execute(
                        "CREATE TABLE grants (\"timestamp\" VARCHAR, country_code VARCHAR, last_order_ts VARCHAR,"
                                + " first_order_ts TIMESTAMP, total_orders VARCHAR, voucher_amount DOUBLE)");
                try (DuckDBAppender rows = database.createAppender("grants")) {
                    filling.fill(new VoucherParquet(rows));
                }
                statement.execute(
                        "COPY (SELECT * REPLACE (first_order_ts::TIMESTAMP_MS AS first_order_ts) FROM grants) TO '"
                                + draft.toString().replace("'", "''") + "' (FORMAT parquet, COMPRESSION gzip)");
            }
        });
    }

    /**
     * Adds a row.
     *
     * @param amount no number where there is none
     */
    void add(
            LocalDateTime granted,
            String country,
            LocalDate lastOrder,
            LocalDate firstOrder,
            String totalOrders,
            double amount)
            throws SQLException {
        rows.beginRow()
                .append(granted.format(GRANTED))
                .append(country)
                .append(lastOrder.toString())
                .append(firstOrder.atStartOfDay())
                .append(totalOrders);
        if (Double.isNaN(amount)) {
            rows.appendNull();
        } else {
            rows.append(amount);
        }
        rows.endRow();
    }

    /** Adds the rows. */
    @FunctionalInterface
    interface Filling {
        void fill(VoucherParquet parquet) throws SQLException;
    }
}
