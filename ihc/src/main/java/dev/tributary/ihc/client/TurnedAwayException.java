package dev.tributary.ihc.client;

/** The service turns every request away until somebody changes something. */
final class TurnedAwayException extends Exception {

    private static final long serialVersionUID = 1L;

    TurnedAwayException(String message) {
        super(message);
    }
}
