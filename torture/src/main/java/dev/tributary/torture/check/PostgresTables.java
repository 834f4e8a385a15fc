package dev.tributary.torture.check;

import dev.tributary.attribution.ihc.IhcModel;
import dev.tributary.attribution.ihc.IhcParameters;
import dev.tributary.torture.facts.SentFacts;
import dev.tributary.twin.Twin;
import dev.tributary.twin.TwinView;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tables of Postgres beside the views that they are filled from, computed by SQL over the facts that were sent. */
final class PostgresTables {

    private static final String JOURNEYS = """
            SELECT workspace, conv_id, user_id, session_id, floor(extract(epoch FROM started_at))::bigint AS second,
                channel_name, initializer, holder, closer, ihc
            FROM %s AS rows_of_journeys WHERE ihc IS NOT NULL""";

    private static final String REPORTING = """
            SELECT workspace, model, date::text AS day, channel_name, sessions, cost, ihc, ihc_revenue, cpo, roas
            FROM %s AS rows_of_reporting""";

    /** By view: its table, and what is compared of both. */
    private static final Map<String, List<String>> COMPARED = Map.of(
            "customer-journeys", List.of("attribution_customer_journey", JOURNEYS),
            "channel-reporting", List.of("channel_reporting_by_model", REPORTING));

    private static final int MOST_TOLD = 10;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String url;
    private final Duration patience;

    PostgresTables(String url, Duration patience) {
        this.url = url;
        this.patience = patience;
    }

    record Outcome(long rows, List<String> faults) {}

    /** Waits until they are equal, as long as there is patience. */
    Outcome compare(SentFacts facts) throws SQLException, InterruptedException {
        long rows = 0;
        List<String> faults = new ArrayList<>();
        try (Twin twin = facts.twin()) {
            twin.attribute(IhcModel.of(IhcParameters.DEFAULT));
            for (Map.Entry<String, List<String>> compared : COMPARED.entrySet()) {
                String query = compared.getValue().get(1);
                Set<String> expected = rows(twin, query, TwinView.named(compared.getKey()));
                rows += expected.size();
                faults.addAll(await(compared.getValue().get(0), query, expected));
            }
        }
        return new Outcome(rows, faults);
    }

    private List<String> await(String table, String query, Set<String> expected)
            throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        List<String> differences = differences(table, rows(query.formatted(table)), expected);
        while (!differences.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(PAUSE);
            differences = differences(table, rows(query.formatted(table)), expected);
        }
        return differences;
    }

    private static List<String> differences(String table, List<String> found, Set<String> expected) {
        Set<String> missing = new HashSet<>(expected);
        List<String> differences = new ArrayList<>();
        for (String row : found) {
            if (!missing.remove(row)) {
                differences.add(table + ": unexpected " + row);
            }
        }
        missing.forEach(row -> differences.add(table + ": missing " + row));
        return differences.stream()
                .sorted(Comparator.naturalOrder())
                .limit(MOST_TOLD)
                .toList();
    }

    private static Set<String> rows(Twin twin, String query, TwinView view) {
        return twin.query(query.formatted("(" + view.sql() + ")")).rows().stream()
                .map(row -> row.stream().map(PostgresTables::text).collect(Collectors.joining("|")))
                .collect(Collectors.toSet());
    }

    private List<String> rows(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(text(found.getObject(i)));
                }
                rows.add(String.join("|", row));
            }
            return rows;
        }
    }

    private static String text(@Nullable Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : String.valueOf(value);
    }
}
