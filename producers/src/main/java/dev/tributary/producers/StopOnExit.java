package dev.tributary.producers;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** On Ctrl-C, lets a replay take back its open transaction and say how to go on, before the process ends. */
final class StopOnExit implements AutoCloseable {

    private static final long STOP_SECONDS = 10;
    private static final Runnable NOTHING = () -> {};

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stopAndWait, "replay-stop");
    private volatile Runnable stop = NOTHING;
    private volatile boolean requested;

    private StopOnExit() {}

    static StopOnExit install() {
        StopOnExit exit = new StopOnExit();
        Runtime.getRuntime().addShutdownHook(exit.hook);
        return exit;
    }

    void stops(Replay replay) {
        stop = replay::stop;
    }

    boolean isRequested() {
        return requested;
    }

    private void stopAndWait() {
        requested = true;
        stop.run();
        try {
            done.await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
        if (requested) {
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process has begun to end just now; the hook finds nothing to wait for
        }
    }
}
