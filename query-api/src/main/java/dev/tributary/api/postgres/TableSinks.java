package dev.tributary.api.postgres;

import dev.tributary.api.QueryApiSettings;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Keeps every table equal to its topic, each in a thread of its own: one that cannot go on does not hold up the others. */
@Singleton
@Requires(beans = DataSource.class)
public final class TableSinks implements AutoCloseable {

    /** Names of the tables. */
    public static final String REPLAY_RUNS = "replay-runs";

    public static final String VERIFICATIONS = "verifications";
    public static final String CUSTOMER_JOURNEYS = "customer-journeys";
    public static final String CHANNEL_REPORTING = "channel-reporting";

    /** What the sink of a table is doing. */
    public enum State {
        STARTING,
        UP,
        DOWN
    }

    private final Map<String, TableSink> sinks;

    TableSinks(List<Table<?>> tables, Database database, QueryApiSettings settings) {
        this.sinks = tables.stream()
                .collect(Collectors.toUnmodifiableMap(
                        Table::name, table -> new TableSink(table, database, settings.cluster())));
    }

    /** Starts taking up records in the background. */
    public void start() {
        sinks.values().forEach(TableSink::start);
    }

    /** Whether the tables are being kept up to date, by their names. */
    public Map<String, State> states() {
        return sinks.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, sink -> sink.getValue()
                .state()));
    }

    /** Ends the work in the background and waits for it, though not for long. */
    @Override
    public void close() {
        sinks.values().forEach(TableSink::stop);
        sinks.values().forEach(TableSink::close);
    }
}
