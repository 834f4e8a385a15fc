package dev.tributary.api.postgres;

import dev.tributary.api.QueryApiSettings;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the tables of replay runs and workspaces equal to the topic of replay runs. Whatever fails (Postgres, Kafka or
 * the registry away) is tried again until it works; the offsets in Postgres say where to go on.
 */
@Singleton
@Requires(beans = DataSource.class)
public final class ReplayRunSink implements AutoCloseable {

    /** What the sink is doing. */
    public enum State {
        STARTING,
        UP,
        DOWN
    }

    private static final Logger LOG = LoggerFactory.getLogger(ReplayRunSink.class);
    private static final long PAUSE_MILLIS = 1_000;
    private static final long CLOSE_MILLIS = 5_000;

    private final Database database;
    private final QueryApiSettings settings;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicReference<State> state = new AtomicReference<>(State.STARTING);
    private final Thread thread =
            Thread.ofPlatform().name("replay-run-sink").daemon().unstarted(this::run);

    ReplayRunSink(Database database, QueryApiSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** Starts taking up runs in the background. */
    public void start() {
        thread.start();
    }

    /** Whether the tables are being kept up to date. */
    public State state() {
        return Objects.requireNonNull(state.get());
    }

    /** Ends the work in the background and waits for it, though not for long. */
    @Override
    public void close() {
        stop.countDown();
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
                Optional<QueryApiSettings.ReplayRuns> source = settings.replayRuns();
                if (source.isEmpty()) {
                    state.set(State.UP);
                    return;
                }
                try (RunTopic topic = RunTopic.open(source.get(), database)) {
                    follow(topic);
                }
            } catch (RuntimeException failure) {
                complain(failure);
                pause();
            }
        }
    }

    private void follow(RunTopic topic) {
        while (!stopping()) {
            topic.takeNext();
            if (state.getAndSet(State.UP) == State.DOWN) {
                LOG.info("Replay runs are taken up again");
            }
        }
    }

    private void complain(RuntimeException failure) {
        if (state.getAndSet(State.DOWN) != State.DOWN) {
            LOG.warn("Replay runs cannot be taken up, trying again: {}", firstLine(failure));
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
