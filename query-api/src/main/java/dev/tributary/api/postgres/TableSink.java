package dev.tributary.api.postgres;

import dev.tributary.api.QueryApiSettings.Cluster;
import dev.tributary.api.postgres.TableSinks.State;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a table equal to its topic. Whatever fails (Postgres, Kafka or the registry away) is tried again until it works;
 * the offsets in Postgres say where to go on.
 */
final class TableSink implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TableSink.class);
    private static final long PAUSE_MILLIS = 1_000;
    private static final long CLOSE_MILLIS = 5_000;

    private final Table<?> table;
    private final Database database;
    private final Optional<Cluster> cluster;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicReference<State> state = new AtomicReference<>(State.STARTING);
    private final Thread thread;

    /** A sink of one table; without a cluster it only makes the table. */
    TableSink(Table<?> table, Database database, Optional<Cluster> cluster) {
        this.table = table;
        this.database = database;
        this.cluster = cluster;
        this.thread = Thread.ofPlatform().name(table.name() + "-sink").daemon().unstarted(this::run);
    }

    /** Starts taking up records in the background. */
    void start() {
        thread.start();
    }

    /** Whether the table is being kept up to date. */
    State state() {
        return Objects.requireNonNull(state.get());
    }

    /** Asks the work in the background to end; {@link #close} waits for it. */
    void stop() {
        stop.countDown();
    }

    /** Ends the work in the background and waits for it, though not for long. */
    @Override
    public void close() {
        stop();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopping()) {
            try {
                database.migrate();
                if (cluster.isEmpty()) {
                    state.set(State.UP);
                    return;
                }
                try (TableTopic<?> topic = TableTopic.open(cluster.get(), table, database)) {
                    follow(topic);
                }
            } catch (OvertakenException other) {
                LOG.debug("{}; going on from there", other.getMessage());
                pause();
            } catch (RuntimeException failure) {
                complain(failure);
                pause();
            }
        }
    }

    private void follow(TableTopic<?> topic) {
        while (!stopping()) {
            topic.takeNext();
            if (state.getAndSet(State.UP) == State.DOWN) {
                LOG.info("The table of {} is kept up to date again", table.name());
            }
        }
    }

    private void complain(RuntimeException failure) {
        if (state.getAndSet(State.DOWN) != State.DOWN) {
            LOG.warn("The table of {} falls behind, trying again: {}", table.name(), firstLine(failure));
        }
    }

    private static String firstLine(RuntimeException failure) {
        return failure.toString().lines().findFirst().orElse("");
    }

    private boolean stopping() {
        return stop.getCount() == 0;
    }

    private void pause() {
        try {
            stop.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            stop.countDown();
        }
    }
}
