package dev.tributary.query.routing;

/** An instance has more questions than it can take; it holds what it was asked for, so that nobody else need be asked. */
final class InstanceBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InstanceBusyException(String message) {
        super(message);
    }
}
