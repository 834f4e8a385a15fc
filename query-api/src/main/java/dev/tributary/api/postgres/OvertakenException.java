package dev.tributary.api.postgres;

/** Another process has taken up the same records in the meantime: go on from where it has come to. */
final class OvertakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OvertakenException(String topic, int partition) {
        super("another process has taken up " + topic + "-" + partition);
    }
}
