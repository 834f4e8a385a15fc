package dev.tributary.streams.faults;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A named point of the pipeline where a fault test halts the process, as a power cut would:
 * {@code -Dtributary.crash=MID_FLUSH:3} halts when the point is reached for the third time,
 * {@code -Dtributary.crash=MID_FLUSH:3:growth-rows} when it is reached for the third time with that store. Without the
 * property nothing happens.
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

    private final AtomicInteger left;
    private final String only;

    CrashPoint() {
        String[] armed = System.getProperty("tributary.crash", "").split(":");
        boolean here = armed[0].equals(name());
        left = new AtomicInteger(here ? Integer.parseInt(armed[1]) : 0);
        only = here && armed.length > 2 ? armed[2] : "";
    }

    /**
     * Halts the process where the test asked for it.
     *
     * @param store the one that it is about
     */
    public void reached(String store) {
        if (left.get() > 0 && (only.isEmpty() || only.equals(store)) && left.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(EXIT);
        }
    }
}
