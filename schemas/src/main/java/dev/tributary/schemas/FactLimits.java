package dev.tributary.schemas;

/** How much a fact may hold, wherever it is made or read. */
public final class FactLimits {

    /** Lines of one order, so that what is remembered of it fits a record. */
    public static final int ORDER_LINES = 1_000;

    private FactLimits() {}
}
