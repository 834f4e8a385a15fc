package dev.tributary.streams.facts;

import dev.tributary.streams.state.ByteReader;
import dev.tributary.streams.state.ByteStore;
import dev.tributary.streams.state.ByteStore.Entry;
import dev.tributary.streams.state.ByteWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers one compact row per fact id, which is what makes duplicates harmless and corrections possible.
 *
 * <p>Rows are kept in blocks of a few kilobytes in the order of their arrival: a commit writes a handful of blocks
 * instead of one entry per fact, so remembering costs little more than appending to a buffer. In memory there is only an
 * index of 64-bit fingerprints to blocks (about 20 bytes a fact), rebuilt from the blocks when the task opens; a
 * fingerprint is a hint, the key in the block decides. A replaced or removed row is changed within its block, so nothing
 * of it stays behind.
 */
public final class FactMemory {

    /** A block is full once it has reached this size. */
    static final int BLOCK_BYTES = 4096;

    private static final int RECENT_BLOCKS = 1024;

    private final ByteStore store;
    private final FingerprintIndex index = new FingerprintIndex();
    private final Map<Integer, Block> dirty = new LinkedHashMap<>();
    private final Map<Integer, Block> recent = new RecentBlocks();
    private final ByteReader previous = new ByteReader();
    private int tail;

    private FactMemory(ByteStore store) {
        this.store = store;
    }

    /** Opens the memory of a task, reading all blocks once. */
    public static FactMemory open(ByteStore store) {
        FactMemory memory = new FactMemory(store);
        store.forEach((key, bytes) -> {
            int number = ByteBuffer.wrap(key).getInt();
            memory.tail = Math.max(memory.tail, number);
            new Block(bytes)
                    .forEachKey((from, to) -> memory.index.add(FingerprintIndex.fingerprint(bytes, from, to), number));
        });
        return memory;
    }

    /** What became of a fact. */
    public enum Outcome {
        /** Not known before. */
        NEW,
        /** Known with the same row: nothing changes. */
        SAME,
        /** Known with another row, now at {@link #previous()}. */
        REPLACED
    }

    /** Remembers a row under a key. */
    public Outcome put(byte[] key, ByteWriter row) {
        long fingerprint = FingerprintIndex.fingerprint(key, 0, key.length);
        int number = find(fingerprint, key);
        if (number < 0) {
            append(key, row, fingerprint);
            return Outcome.NEW;
        }
        Block block = block(number);
        if (block.holds(row)) {
            return Outcome.SAME;
        }
        block.readRow(previous);
        block.replaceRow(row);
        dirty.put(number, block);
        return Outcome.REPLACED;
    }

    /** Forgets a key; true where it was known, its row is then at {@link #previous()}. */
    public boolean remove(byte[] key) {
        long fingerprint = FingerprintIndex.fingerprint(key, 0, key.length);
        int number = find(fingerprint, key);
        if (number < 0) {
            return false;
        }
        Block block = block(number);
        block.readRow(previous);
        block.removeEntry();
        dirty.put(number, block);
        index.remove(fingerprint, number);
        return true;
    }

    /** The row that the last call replaced or removed; valid until the next call. */
    public ByteReader previous() {
        return previous;
    }

    /** Writes the changed blocks. */
    public void flush() {
        if (dirty.isEmpty()) {
            return;
        }
        List<Entry> entries = new ArrayList<>(dirty.size());
        dirty.forEach((number, block) -> {
            entries.add(new Entry(blockKey(number), block.stored()));
            recent.put(number, block);
        });
        store.putAll(entries);
        dirty.clear();
    }

    /** How many facts are remembered. */
    public int size() {
        return index.size();
    }

    private void append(byte[] key, ByteWriter row, long fingerprint) {
        Block block = block(tail);
        if (block.length() >= BLOCK_BYTES) {
            block = block(++tail);
        }
        block.append(key, row);
        dirty.put(tail, block);
        index.add(fingerprint, tail);
    }

    /** The block that holds the key, found at the key's entry, or -1. */
    private int find(long fingerprint, byte[] key) {
        for (int slot = index.first(fingerprint); slot >= 0; slot = index.next(slot, fingerprint)) {
            int number = index.block(slot);
            if (block(number).find(key)) {
                return number;
            }
        }
        return -1;
    }

    private Block block(int number) {
        Block block = dirty.get(number);
        if (block == null) {
            block = recent.computeIfAbsent(
                    number, n -> new Block(store.get(blockKey(n)).orElseGet(() -> new byte[0])));
        }
        return block;
    }

    private static byte[] blockKey(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    /** The blocks used last; clean ones, since the dirty are kept apart until they are written. */
    private static final class RecentBlocks extends LinkedHashMap<Integer, Block> {

        private static final long serialVersionUID = 1L;

        RecentBlocks() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Block> eldest) {
            return size() > RECENT_BLOCKS;
        }
    }
}
