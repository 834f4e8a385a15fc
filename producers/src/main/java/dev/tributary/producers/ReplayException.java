package dev.tributary.producers;

/** A replay or an erasure that cannot go on: one line for the user, with the remedy, and the exit code. */
public final class ReplayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private ReplayException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The work failed: a file that cannot be read, a topic that cannot be written. */
    public static ReplayException failed(String message) {
        return new ReplayException(ExitCodes.FAILED, message);
    }

    /** The command was given wrongly. */
    public static ReplayException usage(String message) {
        return new ReplayException(ExitCodes.USAGE, message);
    }

    /** Kafka, the registry or the stack does not answer. */
    public static ReplayException unreachable(String message) {
        return new ReplayException(ExitCodes.UNREACHABLE, message);
    }

    public int exitCode() {
        return exitCode;
    }
}
