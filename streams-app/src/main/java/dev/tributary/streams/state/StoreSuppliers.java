package dev.tributary.streams.state;

import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;

/** Supplies the stores of the topology by their names. */
@FunctionalInterface
public interface StoreSuppliers {

    KeyValueBytesStoreSupplier named(String name);
}
