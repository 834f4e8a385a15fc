package dev.tributary.streams.faults;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A named point of the pipeline where a fault test halts the process, as a power cut would:
 * {@code -Dtributary.crash=MID_FLUSH:3} halts when the point is reached for the third time. Without the property
 * nothing happens.
 */
public enum CrashPoint {
    /** A fact was handed over, nothing of it is applied. */
    AFTER_POLL,
    /** Rows are written, nothing is sent on yet. */
    MID_FLUSH,
    /** All is sent, the transaction is open. */
    AFTER_SEND_BEFORE_COMMIT,
    /** The transaction is committed, the store's offsets are not. */
    AFTER_COMMIT_BEFORE_CHECKPOINT;

    private static final int EXIT = 137;

    private final AtomicInteger left = new AtomicInteger(timesUntilCrash());

    /** Halts the process where the test asked for it. */
    public void reached() {
        if (left.get() > 0 && left.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(EXIT);
        }
    }

    private int timesUntilCrash() {
        String armed = System.getProperty("tributary.crash", "");
        String prefix = name() + ":";
        return armed.startsWith(prefix) ? Integer.parseInt(armed.substring(prefix.length())) : 0;
    }
}
