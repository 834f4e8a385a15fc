package dev.tributary.producers;

/** How a command ends. */
public final class ExitCodes {

    public static final int FINE = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;

    /** The work is done, but some rows were rejected. */
    public static final int REJECTED_ROWS = 3;

    /** Kafka, the registry or the stack cannot be reached. */
    public static final int UNREACHABLE = 4;

    private ExitCodes() {}
}
