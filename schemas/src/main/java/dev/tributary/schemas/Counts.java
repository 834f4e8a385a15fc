package dev.tributary.schemas;

/**
 * Counts of events in one fact: at most ten thousand million, so that a view's {@code long} cannot overflow before a
 * thousand million facts meet in one of its rows.
 */
public final class Counts {

    public static final long MAX = 10_000_000_000L;

    private Counts() {}
}
