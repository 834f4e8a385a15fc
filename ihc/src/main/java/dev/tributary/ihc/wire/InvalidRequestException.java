package dev.tributary.ihc.wire;

/** A request that cannot be computed at all. */
public final class InvalidRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    public InvalidRequestException(String message) {
        super(message);
    }
}
