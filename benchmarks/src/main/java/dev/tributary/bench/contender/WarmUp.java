package dev.tributary.bench.contender;

import dev.tributary.bench.process.Usage;
import java.util.function.BooleanSupplier;

/**
 * Tells when a contender is warm: when its JVM has used so many CPU seconds, since that is what compiling takes, however
 * busy the machine is; at the latest after ten times as long by the clock.
 */
public final class WarmUp implements BooleanSupplier {

    private static final double PATIENCE = 10;

    private final long pid = ProcessHandle.current().pid();
    private final double cpuSeconds;
    private final long latestNanos;

    private WarmUp(double cpuSeconds) {
        this.cpuSeconds = cpuSeconds;
        this.latestNanos = System.nanoTime() + (long) (PATIENCE * cpuSeconds * 1e9);
    }

    /** Starts counting. */
    public static WarmUp of(Arena arena) {
        return new WarmUp(arena.warmUpSeconds());
    }

    /** Whether there is enough of it. */
    @Override
    public boolean getAsBoolean() {
        return System.nanoTime() > latestNanos || Usage.cpuSeconds(pid).orElse(Double.MAX_VALUE) >= cpuSeconds;
    }
}
