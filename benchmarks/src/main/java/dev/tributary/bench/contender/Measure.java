package dev.tributary.bench.contender;

/** The columns of the table. */
public enum Measure {
    RATE("per second", 0),
    APP_CPU("app CPU s/M", 2),
    BROKER_CPU("broker CPU s/M", 2),
    HEAP("live heap MiB", 0),
    RESIDENT("peak RSS MiB", 0),
    DISK("state on disk MiB", 0),
    STORED("changelog B/event", 1),
    P50("p50 ms", 2),
    P95("p95 ms", 2),
    P99("p99 ms", 2),
    MAX("max ms", 1),
    CELLS("cells equal", 0);

    private final String title;
    private final int decimals;

    Measure(String title, int decimals) {
        this.title = title;
        this.decimals = decimals;
    }

    public String title() {
        return title;
    }

    /** Digits after the point that mean something. */
    public int decimals() {
        return decimals;
    }
}
