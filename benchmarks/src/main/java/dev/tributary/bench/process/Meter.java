package dev.tributary.bench.process;

import java.util.OptionalDouble;

/** Wall clock and CPU of this process and of the broker between two moments. */
public final class Meter {

    private final long ownPid = ProcessHandle.current().pid();
    private final long brokerPid;
    private final long startedNanos = System.nanoTime();
    private final OptionalDouble ownCpu;
    private final OptionalDouble brokerCpu;

    private Meter(long brokerPid) {
        this.brokerPid = brokerPid;
        this.ownCpu = Usage.cpuSeconds(ownPid);
        this.brokerCpu = Usage.cpuSeconds(brokerPid);
    }

    /** Starts measuring. */
    public static Meter start(long brokerPid) {
        return new Meter(brokerPid);
    }

    /** What was used since the start. */
    public Reading read() {
        double seconds = (System.nanoTime() - startedNanos) / 1e9;
        return new Reading(
                seconds,
                difference(ownCpu, Usage.cpuSeconds(ownPid)),
                difference(brokerCpu, Usage.cpuSeconds(brokerPid)));
    }

    private static OptionalDouble difference(OptionalDouble before, OptionalDouble after) {
        return before.isPresent() && after.isPresent()
                ? OptionalDouble.of(after.getAsDouble() - before.getAsDouble())
                : OptionalDouble.empty();
    }

    /** Seconds by the wall clock, and CPU seconds of this process and of the broker. */
    public record Reading(double seconds, OptionalDouble ownCpu, OptionalDouble brokerCpu) {}
}
