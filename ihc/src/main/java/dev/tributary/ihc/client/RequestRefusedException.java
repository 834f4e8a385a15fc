package dev.tributary.ihc.client;

/** The service does not take up a request for what it holds. */
final class RequestRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    RequestRefusedException(String message) {
        super(message);
    }
}
