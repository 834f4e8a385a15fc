package dev.tributary.api.security;

/** The API would stand open to others than this machine; the message says what helps. */
public final class UnguardedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnguardedException(String message) {
        super(message);
    }

    UnguardedException(String message, Throwable cause) {
        super(message, cause);
    }
}
