package dev.tributary.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;

/** The registry knows no Avro schema under the id that a record names. The record is at fault. */
public final class UnknownSchemaException extends SerializationException {

    private static final long serialVersionUID = 1L;

    public UnknownSchemaException(String message) {
        super(message);
    }

    public UnknownSchemaException(String message, Throwable cause) {
        super(message, cause);
    }
}
