package dev.tributary.ihc.worker;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the state of the worker, and says in the log when it changes. */
final class Health {

    private static final Logger LOG = LoggerFactory.getLogger(IhcWorker.class);

    private final InstantSource clock;
    private volatile IhcWorkerState state = new IhcWorkerState.Running();

    Health(InstantSource clock) {
        this.clock = clock;
    }

    IhcWorkerState state() {
        return state;
    }

    void fine() {
        if (!(state instanceof IhcWorkerState.Running)) {
            LOG.info("The IHC worker goes on");
        }
        state = new IhcWorkerState.Running();
    }

    void waiting(Exception failure, Duration pause) {
        LOG.warn("The IHC worker tries again in {} s: {}", seconds(pause), because(failure));
        Instant since = state instanceof IhcWorkerState.Waiting waiting ? waiting.since() : clock.instant();
        state = new IhcWorkerState.Waiting(since, because(failure));
    }

    void stopped(Exception failure, Duration pause) {
        LOG.error("The IHC worker stops and tries again in {} s at the earliest: {}", seconds(pause), because(failure));
        Instant since = state instanceof IhcWorkerState.Stopped stopped ? stopped.since() : clock.instant();
        state = new IhcWorkerState.Stopped(since, because(failure));
    }

    /** Nothing of the worker goes on. */
    void dead(Throwable failure) {
        LOG.error("The IHC worker failed for good", failure);
        state = new IhcWorkerState.Stopped(clock.instant(), "it failed for good (" + failure + "): start it again");
    }

    private static String seconds(Duration pause) {
        return BigDecimal.valueOf(pause.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    private static String because(Exception failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
