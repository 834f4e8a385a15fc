package dev.tributary.torture.net;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** How the way between clients and a server is at the moment. */
final class Line {

    private static final int NO_REQUEST = -1;

    private final AtomicLong lost = new AtomicLong();
    private volatile boolean cut;
    private volatile Duration delay = Duration.ZERO;
    private volatile int lostRequest = NO_REQUEST;
    private boolean stalled;

    void cut() {
        cut = true;
    }

    void slow(Duration each) {
        delay = each;
    }

    void lose(int request) {
        lostRequest = request;
    }

    synchronized void stall() {
        stalled = true;
    }

    synchronized void heal() {
        cut = false;
        stalled = false;
        delay = Duration.ZERO;
        lostRequest = NO_REQUEST;
        notifyAll();
    }

    boolean isCut() {
        return cut;
    }

    long lost() {
        return lost.get();
    }

    /** Whether the reply to that request gets lost. */
    boolean loses(int request) {
        return request == lostRequest;
    }

    void countLost() {
        lost.incrementAndGet();
    }

    /** Returns once something may pass. */
    void pass() throws InterruptedException {
        Duration wait = delay;
        if (!wait.isZero()) {
            Thread.sleep(wait);
        }
        synchronized (this) {
            while (stalled) {
                wait();
            }
        }
    }
}
