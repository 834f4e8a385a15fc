package dev.tributary.cli;

import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** Holds a started part until Ctrl-C or SIGTERM, then closes it. */
final class Foreground {

    private Foreground() {}

    static <T extends AutoCloseable> void run(T part, Function<T, String> describe) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(part), "stop"));
        System.out.println(describe.apply(part));
        System.out.println("Ctrl-C stops it.");
        waitForASignal();
    }

    /** Returns never in practice: a signal ends the process while this waits. */
    static void waitForASignal() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
            System.out.println("Stopped.");
        } catch (Exception e) {
            System.err.println("tributary: did not stop cleanly: " + e);
        }
    }
}
