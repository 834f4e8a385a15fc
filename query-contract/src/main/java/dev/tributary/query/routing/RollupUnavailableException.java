package dev.tributary.query.routing;

/** No instance could be asked at all: none is reachable, none has the rollup yet, or too many questions are waiting. */
public final class RollupUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RollupUnavailableException(String message) {
        super(message);
    }
}
