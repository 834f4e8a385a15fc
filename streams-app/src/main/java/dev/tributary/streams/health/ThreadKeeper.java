package dev.tributary.streams.health;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that an instance has as many stream threads as it should.
 *
 * <p>Kafka Streams gives a thread that failed a successor, but tries so only once: where none can be made, as when no more
 * files may be opened, the instance would stay without it for ever.
 */
public final class ThreadKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ThreadKeeper.class);
    private static final Duration LOOK = Duration.ofSeconds(3);

    private final KafkaStreams streams;
    private final int wanted;
    private final InstanceHealth health;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("thread-keeper").factory());
    private boolean missing;

    private ThreadKeeper(KafkaStreams streams, int wanted, InstanceHealth health) {
        this.streams = streams;
        this.wanted = wanted;
        this.health = health;
    }

    /** For an instance with so many threads, which learns of what keeps them from being made. */
    public static ThreadKeeper of(KafkaStreams streams, int wanted, InstanceHealth health) {
        return new ThreadKeeper(streams, wanted, health);
    }

    /** Looks every few seconds from now on. */
    public void watch() {
        looks.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A thread that was missing at the last look, too, has no successor on its way. */
    private void look() {
        boolean missedBefore = missing;
        missing = streams.state().isRunningOrRebalancing()
                && streams.metadataForLocalThreads().size() < wanted;
        if (missing && missedBefore) {
            add();
        }
    }

    private void add() {
        try {
            streams.addStreamThread()
                    .ifPresent(name -> LOG.warn("{} takes the place of a stream thread without a successor", name));
        } catch (RuntimeException e) {
            LOG.error("A stream thread is missing, and none can be made; it is tried again", e);
            health.failed(e);
        }
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
