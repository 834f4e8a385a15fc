package dev.tributary.twin.verify;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Where the stack to verify listens.
 *
 * @param bootstrapServers Kafka, as {@code host:port}, several comma separated
 * @param schemaRegistry the base of the registry's Confluent API
 * @param streams internal endpoints of one or more instances of the topology
 * @param access what it takes to get in
 */
public record StackAddresses(String bootstrapServers, URI schemaRegistry, List<URI> streams, StackAccess access) {

    public StackAddresses {
        streams = List.copyOf(streams);
    }

    /** Those of a stack that is open. */
    public StackAddresses(String bootstrapServers, URI schemaRegistry, List<URI> streams) {
        this(bootstrapServers, schemaRegistry, streams, StackAccess.OPEN);
    }

    Map<String, String> kafka() {
        return access.clients().kafka(bootstrapServers);
    }

    Map<String, String> registry() {
        return access.clients().registry(schemaRegistry.toString());
    }
}
