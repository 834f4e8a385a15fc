package dev.tributary.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;

/** The bytes do not hold a record of the schema that they name: truncated, too long or not convertible. The record is at fault. */
public final class MalformedAvroException extends SerializationException {

    private static final long serialVersionUID = 1L;

    public MalformedAvroException(String message) {
        super(message);
    }

    public MalformedAvroException(String message, Throwable cause) {
        super(message, cause);
    }
}
