package dev.tributary.torture.process;

import java.util.Optional;
import java.util.function.Supplier;

/** A process that is started again where it ends by itself, as any host of services does. For several threads. */
public abstract class Supervised {

    private Optional<Child> child = Optional.empty();
    private boolean wanted;
    private int endedByItself;

    /** Its name, also of its log. */
    public abstract String name();

    abstract Child launch();

    /** Starts it; returns at once. */
    public final void start() {
        start(this::launch);
    }

    final synchronized void start(Supplier<Child> launch) {
        if (!isAlive()) {
            wanted = true;
            child = Optional.of(launch.get());
        }
    }

    /** SIGKILL. */
    public final synchronized void kill() {
        wanted = false;
        child.ifPresent(Child::kill);
    }

    /** SIGTERM; returns once it is gone. */
    public final synchronized void stop() {
        wanted = false;
        child.ifPresent(Child::stop);
    }

    /** Starts it again if it ended by itself. */
    final synchronized void revive() {
        if (wanted && !isAlive()) {
            endedByItself++;
            start();
        }
    }

    /** How often it had to be revived. */
    public final synchronized int endedByItself() {
        return endedByItself;
    }

    public final synchronized boolean isAlive() {
        return child.filter(Child::isAlive).isPresent();
    }

    /** Its process, once it was started. */
    public final synchronized Optional<Child> child() {
        return child;
    }
}
