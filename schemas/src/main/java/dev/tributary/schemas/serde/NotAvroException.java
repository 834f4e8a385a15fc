package dev.tributary.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;

/** The bytes are not in the Avro wire format: too short, or another magic byte. The record is at fault. */
public final class NotAvroException extends SerializationException {

    private static final long serialVersionUID = 1L;

    public NotAvroException(String message) {
        super(message);
    }
}
