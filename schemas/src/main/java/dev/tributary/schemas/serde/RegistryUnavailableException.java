package dev.tributary.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;

/** The schema registry did not answer in time or failed. The record is not at fault: stop and try again later. */
public final class RegistryUnavailableException extends SerializationException {

    private static final long serialVersionUID = 1L;

    public RegistryUnavailableException(String message) {
        super(message);
    }

    public RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
