package dev.tributary.torture.watch;

/**
 * When something was broken: a figure may be read a moment before the transaction that produced it is committed, and a fault
 * may take it back. For several threads.
 */
public final class Faults {

    private int active;
    private long lastActive = Long.MIN_VALUE;

    public synchronized void begin() {
        active++;
    }

    public synchronized void end() {
        active--;
        lastActive = System.nanoTime();
    }

    /** Whether something was broken since that moment of {@link System#nanoTime}. */
    synchronized boolean since(long nanos) {
        return active > 0 || lastActive - nanos >= 0;
    }
}
