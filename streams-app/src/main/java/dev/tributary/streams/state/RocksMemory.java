package dev.tributary.streams.state;

import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * The memory outside the heap that all stores of an instance share, however many partitions come to it: blocks read from
 * disk with their indexes and filters, and rows not yet written there, which may take up to half of it.
 */
public final class RocksMemory implements AutoCloseable {

    private static final int SHARDS_BY_SIZE = -1;
    private static final boolean FAIL_WHEN_FULL = false;

    /** Kept for indexes and filters, which every read needs. */
    private static final double HIGH_PRIORITY = 0.2;

    static {
        RocksDB.loadLibrary();
    }

    private final Cache cache;
    private final WriteBufferManager writeBuffers;

    private RocksMemory(long bytes) {
        cache = new LRUCache(bytes, SHARDS_BY_SIZE, FAIL_WHEN_FULL, HIGH_PRIORITY);
        writeBuffers = new WriteBufferManager(bytes / 2, cache);
    }

    /** Memory of so many bytes, taken as it is needed. */
    public static RocksMemory of(long bytes) {
        return new RocksMemory(bytes);
    }

    Cache cache() {
        return cache;
    }

    WriteBufferManager writeBuffers() {
        return writeBuffers;
    }

    /** To be called when all stores are closed. */
    @Override
    public void close() {
        writeBuffers.close();
        cache.close();
    }
}
