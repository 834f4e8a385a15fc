package dev.tributary.twin.verify;

/** Why nothing could be compared; the message names the remedy. */
public final class VerificationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** What stands in the way. */
    public enum Reason {
        /** Kafka, the registry or an instance does not answer. */
        UNREACHABLE,
        /** Facts keep arriving, or the stores do not catch up. */
        UNSETTLED
    }

    private VerificationException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    static VerificationException unreachable(String message) {
        return new VerificationException(Reason.UNREACHABLE, message);
    }

    static VerificationException unsettled(String message) {
        return new VerificationException(Reason.UNSETTLED, message);
    }

    public Reason reason() {
        return reason;
    }
}
