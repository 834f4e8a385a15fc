package dev.tributary.streams.facts;

/**
 * A fact that cannot be counted; it becomes a dead letter under its reason, and nothing of it has been applied. The
 * reason is a short stable phrase without values, the detail says all.
 */
public final class RejectedFact extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    public RejectedFact(String reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    public RejectedFact(String reason) {
        this(reason, reason);
    }

    RejectedFact(RuntimeException cause) {
        super(String.valueOf(cause.getMessage()), cause);
        this.reason = "fact cannot be read: " + cause.getClass().getSimpleName();
    }

    public String reason() {
        return reason;
    }
}
