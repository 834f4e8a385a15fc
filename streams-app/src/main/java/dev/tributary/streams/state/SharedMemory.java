package dev.tributary.streams.state;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;

/** Lets every store use the {@link RocksMemory} of its instance instead of taking its own. */
public final class SharedMemory implements RocksDBConfigSetter {

    /** The name of the setting that holds the {@link RocksMemory}. */
    public static final String MEMORY = "tributary.rocksdb.memory";

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        if (configs.get(MEMORY) instanceof RocksMemory memory
                && options.tableFormatConfig() instanceof BlockBasedTableConfig table) {
            options.setWriteBufferManager(memory.writeBuffers());
            options.setTableFormatConfig(table.setBlockCache(memory.cache())
                    .setCacheIndexAndFilterBlocks(true)
                    .setCacheIndexAndFilterBlocksWithHighPriority(true)
                    .setPinL0FilterAndIndexBlocksInCache(true));
        }
    }

    /** What is shared outlives the store. */
    @Override
    public void close(String storeName, Options options) {}
}
