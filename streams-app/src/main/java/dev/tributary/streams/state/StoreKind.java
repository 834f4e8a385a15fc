package dev.tributary.streams.state;

import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/** Where an instance keeps its copy of the state; the changelog topics hold it in any case. */
public enum StoreKind implements StoreSuppliers {
    /** On disk: memory stays bounded and a clean restart needs no restoring. */
    ROCKSDB {
        @Override
        public KeyValueBytesStoreSupplier named(String name) {
            return Stores.persistentKeyValueStore(name);
        }
    },
    /** On the heap: faster, restored from the changelog at every start. */
    IN_MEMORY {
        @Override
        public KeyValueBytesStoreSupplier named(String name) {
            return Stores.inMemoryKeyValueStore(name);
        }
    }
}
