package dev.tributary.api.live;

import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.SchemaRegistry;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Where changes are read from.
 *
 * @param consumers opens a reader of committed records
 */
record LiveSource(Topics topics, SchemaRegistry registry, Supplier<Consumer<byte[], byte[]>> consumers) {}
