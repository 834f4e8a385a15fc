package dev.tributary.api.load;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** So many at once; a few more wait for a short time; all others are turned away at once. */
public final class Lane {

    private final int width;
    private final int mostWaiting;
    private final Duration patience;
    private final Semaphore places;

    /**
     * An empty lane.
     *
     * @param width most at once
     * @param mostWaiting about as many wait
     * @param patience longest wait of each
     */
    public Lane(int width, int mostWaiting, Duration patience) {
        this.width = width;
        this.mostWaiting = mostWaiting;
        this.patience = patience;
        this.places = new Semaphore(width, true);
    }

    /** Takes a place, which must be given back; false where there is none. */
    public boolean enter() {
        if (places.tryAcquire()) {
            return true;
        }
        try {
            return waiting() < mostWaiting && places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Gives a place back. */
    public void leave() {
        places.release();
    }

    int waiting() {
        return places.getQueueLength();
    }

    /** How many are in it. */
    public int used() {
        return width - places.availablePermits();
    }
}
