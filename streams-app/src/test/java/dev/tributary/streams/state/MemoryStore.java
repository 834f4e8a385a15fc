package dev.tributary.streams.state;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** A byte store on the heap which counts how often it is written. */
public final class MemoryStore implements ByteStore {

    private final TreeMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);
    private int writes;
    private long written;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Optional<byte[]> get(byte[] key) {
        return Optional.ofNullable(entries.get(key)).map(byte[]::clone);
    }

    @Override
    public void putAll(Iterable<Entry> batch) {
        for (Entry entry : batch) {
            writes++;
            written += entry.key().length
                    + entry.value().map(value -> value.length).orElse(0);
            entry.value().ifPresentOrElse(value -> entries.put(entry.key(), value), () -> entries.remove(entry.key()));
        }
    }

    @Override
    public void forEach(BiConsumer<byte[], byte[]> action) {
        entries.forEach(action);
    }

    @Override
    public void forEach(byte[] first, byte[] end, BiConsumer<byte[], byte[]> action) {
        entries.subMap(first, end).forEach(action);
    }

    @Override
    public List<byte[]> keysAfter(byte[] key, int limit) {
        return entries.tailMap(key, false).keySet().stream().limit(limit).toList();
    }

    public int size() {
        return entries.size();
    }

    /** Entries written or removed so far. */
    public int writes() {
        return writes;
    }

    /** Bytes of keys and values written so far. */
    public long written() {
        return written;
    }

    /** Bytes of all values. */
    public int bytes() {
        return entries.values().stream().mapToInt(value -> value.length).sum();
    }
}
