package dev.tributary.schemas.serde;

import org.apache.avro.Schema;

/** Gives every schema a number and every number its schema; both for ever. Implementations are safe for several threads. */
public interface SchemaRegistry {

    /**
     * The id of a schema under a subject; a new schema is registered where the registry is configured to do so.
     *
     * @throws SchemaRejectedException where the schema is incompatible with its subject, or unknown and not to be registered
     * @throws RegistryUnavailableException where the registry does not answer
     */
    int register(String subject, Schema schema);

    /**
     * The schema of an id.
     *
     * @throws UnknownSchemaException where the registry knows no such Avro schema
     * @throws RegistryUnavailableException where the registry does not answer
     */
    Schema byId(int id);
}
