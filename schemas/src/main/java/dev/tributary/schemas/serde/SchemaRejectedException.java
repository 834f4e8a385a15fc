package dev.tributary.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;

/** The registry refuses a schema: incompatible with earlier versions, invalid, or unknown where nothing may be registered. */
public final class SchemaRejectedException extends SerializationException {

    private static final long serialVersionUID = 1L;

    public SchemaRejectedException(String message) {
        super(message);
    }
}
