package dev.tributary.streams.state;

import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Builds {@link CommitHookedStore}s; caching is off, since the live objects are the cache. */
public final class CommitHookedStores implements StoreBuilder<CommitHookedStore> {

    private final StoreBuilder<KeyValueStore<Bytes, byte[]>> inner;

    private CommitHookedStores(StoreBuilder<KeyValueStore<Bytes, byte[]>> inner) {
        this.inner = inner;
    }

    /** A change-logged store of this name. */
    public static StoreBuilder<CommitHookedStore> named(String name, StoreSuppliers suppliers) {
        return new CommitHookedStores(
                Stores.keyValueStoreBuilder(suppliers.named(name), Serdes.Bytes(), Serdes.ByteArray())
                        .withCachingDisabled()
                        .withLoggingEnabled(Map.of()));
    }

    @Override
    public CommitHookedStore build() {
        return new CommitHookedStore(inner.build());
    }

    @Override
    public StoreBuilder<CommitHookedStore> withCachingEnabled() {
        throw new IllegalStateException("live objects are the cache of " + name());
    }

    @Override
    public StoreBuilder<CommitHookedStore> withCachingDisabled() {
        return this;
    }

    @Override
    public StoreBuilder<CommitHookedStore> withLoggingEnabled(Map<String, String> config) {
        inner.withLoggingEnabled(config);
        return this;
    }

    @Override
    public StoreBuilder<CommitHookedStore> withLoggingDisabled() {
        throw new IllegalStateException("without its changelog " + name() + " could not be restored");
    }

    @Override
    public Map<String, String> logConfig() {
        return inner.logConfig();
    }

    @Override
    public boolean loggingEnabled() {
        return inner.loggingEnabled();
    }

    @Override
    public String name() {
        return inner.name();
    }
}
