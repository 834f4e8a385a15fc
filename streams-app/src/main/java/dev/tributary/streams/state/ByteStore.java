package dev.tributary.streams.state;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A durable table of bytes, as the live state needs it; change-logged and queried from other threads. */
public interface ByteStore {

    String name();

    Optional<byte[]> get(byte[] key);

    /** Puts entries; an empty value removes the key. */
    void putAll(Iterable<Entry> entries);

    /** Every entry in the order of the keys. */
    void forEach(BiConsumer<byte[], byte[]> action);

    /** The entries from a key to before another, in the order of the keys. */
    void forEach(byte[] first, byte[] end, BiConsumer<byte[], byte[]> action);

    /** The next keys after one, in their order, at most so many. */
    List<byte[]> keysAfter(byte[] key, int limit);

    /** A key with its new value, or without one. */
    record Entry(byte[] key, Optional<byte[]> value) {}
}
