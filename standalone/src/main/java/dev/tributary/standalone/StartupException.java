package dev.tributary.standalone;

/** A part of the stack could not start; the message is one line for the user and names the remedy. */
public final class StartupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartupException(String message) {
        super(message);
    }

    public StartupException(String message, Throwable cause) {
        super(message, cause);
    }
}
