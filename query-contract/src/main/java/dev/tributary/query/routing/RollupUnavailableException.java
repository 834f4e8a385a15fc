package dev.tributary.query.routing;

/** No instance could be asked at all: none is reachable, none has the rollup yet, or too many questions are waiting. */
public final class RollupUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean busy;

    public RollupUnavailableException(String message) {
        this(message, false);
    }

    private RollupUnavailableException(String message, boolean busy) {
        super(message);
        this.busy = busy;
    }

    static RollupUnavailableException busy(String message) {
        return new RollupUnavailableException(message, true);
    }

    /** Whether too many questions are under way, here or at an instance, while all are there to answer. */
    public boolean busy() {
        return busy;
    }
}
