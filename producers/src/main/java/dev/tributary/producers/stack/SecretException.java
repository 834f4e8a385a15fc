package dev.tributary.producers.stack;

/** A secret cannot be read; the message is one line for the user, without the secret. */
public final class SecretException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SecretException(String message) {
        super(message);
    }
}
