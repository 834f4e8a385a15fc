package dev.tributary.streams.faults;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A named point of the pipeline where a fault test halts the process, as a power cut would, or holds it up:
 * {@code -Dtributary.crash=MID_FLUSH:3} halts when the point is reached for the third time,
 * {@code -Dtributary.crash=MID_FLUSH:3:growth-rows} when it is reached for the third time with that store.
 * {@code -Dtributary.pause=MID_FLUSH:500:growth-rows} stays there for half a second each time, as on a disk that is slow.
 * Without the properties nothing happens.
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

    private final Armed crash;
    private final Armed pause;
    private final AtomicInteger left;

    CrashPoint() {
        crash = Armed.by("tributary.crash", name());
        pause = Armed.by("tributary.pause", name());
        left = new AtomicInteger(crash.number);
    }

    /**
     * Halts or stays where the test asked for it.
     *
     * @param store the one that it is about
     */
    public void reached(String store) {
        if (left.get() > 0 && crash.isFor(store) && left.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(EXIT);
        }
        if (pause.number > 0 && pause.isFor(store)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause.number));
        }
    }

    /** What a property asks for at one point; 0 where nothing. */
    private record Armed(int number, String store) {

        static Armed by(String property, String point) {
            String[] armed = System.getProperty(property, "").split(":");
            boolean here = armed[0].equals(point);
            return new Armed(here ? Integer.parseInt(armed[1]) : 0, here && armed.length > 2 ? armed[2] : "");
        }

        boolean isFor(String candidate) {
            return store.isEmpty() || store.equals(candidate);
        }
    }
}
