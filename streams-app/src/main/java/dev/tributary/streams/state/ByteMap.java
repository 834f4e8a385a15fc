package dev.tributary.streams.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A hash map from bytes to objects which is asked with a slice of a buffer, so that the hot path builds no key objects.
 * Open addressing with linear probing; grows, never shrinks by itself. Belongs to one thread.
 */
public final class ByteMap<V> {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] @Nullable [] keys;
    private @Nullable Object[] values;
    private int[] hashes;
    private int size;

    public ByteMap(int expected) {
        int capacity = Integer.highestOneBit(Math.max(2, expected * 2 - 1)) << 1;
        keys = new byte[capacity][];
        values = new Object[capacity];
        hashes = new int[capacity];
    }

    public int size() {
        return size;
    }

    public @Nullable V get(byte[] key) {
        return get(key, 0, key.length);
    }

    /** The value under the bytes from {@code from} to before {@code to}, or null. */
    @SuppressWarnings("unchecked")
    public @Nullable V get(byte[] buffer, int from, int to) {
        return (V) values[slot(buffer, from, to, hash(buffer, from, to))];
    }

    /** Puts a value under a key which the map keeps and the caller no longer changes. */
    public void put(byte[] key, V value) {
        int hash = hash(key, 0, key.length);
        int slot = slot(key, 0, key.length, hash);
        if (values[slot] == null) {
            size++;
        }
        set(slot, key, value, hash);
        if (size * 2 > keys.length) {
            rebuild(keys.length * 2, any -> true);
        }
    }

    @SuppressWarnings("unchecked")
    public void forEach(BiConsumer<byte[], V> action) {
        for (int i = 0; i < keys.length; i++) {
            byte[] key = keys[i];
            if (key != null) {
                action.accept(key, (V) values[i]);
            }
        }
    }

    /** Keeps only the values that the predicate accepts. */
    public void retain(Predicate<V> kept) {
        rebuild(keys.length, kept);
    }

    /** A 64-bit hash of bytes, well mixed in all bits. */
    public static long hash64(byte[] buffer, int from, int to) {
        long hash = 0x9e3779b97f4a7c15L ^ (to - from);
        int i = from;
        for (; i + 8 <= to; i += 8) {
            hash = mix(hash ^ (long) LONGS.get(buffer, i));
        }
        long rest = 0;
        for (; i < to; i++) {
            rest = rest << 8 | buffer[i] & 0xff;
        }
        return mix(hash ^ rest);
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 32)) * 0xd6e8feb86659fd93L;
        z = (z ^ (z >>> 32)) * 0xd6e8feb86659fd93L;
        return z ^ (z >>> 32);
    }

    private static int hash(byte[] buffer, int from, int to) {
        return (int) hash64(buffer, from, to);
    }

    private int slot(byte[] buffer, int from, int to, int hash) {
        int mask = keys.length - 1;
        for (int i = hash & mask; ; i = i + 1 & mask) {
            byte[] key = keys[i];
            if (key == null || hashes[i] == hash && Arrays.equals(key, 0, key.length, buffer, from, to)) {
                return i;
            }
        }
    }

    private void set(int slot, byte[] key, Object value, int hash) {
        keys[slot] = key;
        values[slot] = value;
        hashes[slot] = hash;
    }

    @SuppressWarnings("unchecked")
    private void rebuild(int capacity, Predicate<V> kept) {
        byte[] @Nullable [] oldKeys = keys;
        @Nullable Object[] oldValues = values;
        int[] oldHashes = hashes;
        keys = new byte[capacity][];
        values = new Object[capacity];
        hashes = new int[capacity];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            byte[] key = oldKeys[i];
            Object value = oldValues[i];
            if (key != null && value != null && kept.test((V) value)) {
                set(slot(key, 0, key.length, oldHashes[i]), key, value, oldHashes[i]);
                size++;
            }
        }
    }
}
