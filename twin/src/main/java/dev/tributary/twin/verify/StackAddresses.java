package dev.tributary.twin.verify;

import java.net.URI;
import java.util.List;

/**
 * Where the stack to verify listens.
 *
 * @param bootstrapServers Kafka, as {@code host:port}, several comma separated
 * @param schemaRegistry the base of the registry's Confluent API
 * @param streams internal endpoints of one or more instances of the topology
 */
public record StackAddresses(String bootstrapServers, URI schemaRegistry, List<URI> streams) {

    public StackAddresses {
        streams = List.copyOf(streams);
    }
}
