package dev.tributary.bench.micro;

import dev.tributary.streams.state.ByteStore;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** A store on the heap. */
final class HeapStore implements ByteStore {

    private final NavigableMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);

    @Override
    public String name() {
        return "heap";
    }

    @Override
    public Optional<byte[]> get(byte[] key) {
        return Optional.ofNullable(entries.get(key));
    }

    @Override
    public void putAll(Iterable<Entry> changed) {
        changed.forEach(entry -> entry.value()
                .ifPresentOrElse(value -> entries.put(entry.key(), value), () -> entries.remove(entry.key())));
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
}
