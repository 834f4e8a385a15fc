package dev.tributary.cli;

/** The stack, the brokers or the registry do not answer; the message is one line for the user. */
final class UnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreachableException(String message) {
        super(message);
    }
}
