package dev.tributary.producers.id;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** MurmurHash3, the 128-bit variant for 64-bit machines (x64_128), seed 0. */
public final class Murmur3 {

    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;
    private static final int BLOCK = 16;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private long high;
    private long low;

    /** Hashes the first bytes of an array into {@link #high()} and {@link #low()}. */
    public void hash(byte[] bytes, int length) {
        long h1 = 0;
        long h2 = 0;
        int blocks = length / BLOCK * BLOCK;
        for (int i = 0; i < blocks; i += BLOCK) {
            h1 ^= mixFirst((long) LONGS.get(bytes, i));
            h1 = (Long.rotateLeft(h1, 27) + h2) * 5 + 0x52dce729;
            h2 ^= mixSecond((long) LONGS.get(bytes, i + 8));
            h2 = (Long.rotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;
        }
        int tail = length - blocks;
        h2 ^= mixSecond(little(bytes, blocks + 8, Math.max(0, tail - 8)));
        h1 ^= mixFirst(little(bytes, blocks, Math.min(8, tail)));
        h1 ^= length;
        h2 ^= length;
        h1 += h2;
        h2 += h1;
        h1 = finish(h1);
        h2 = finish(h2);
        h1 += h2;
        h2 += h1;
        high = h1;
        low = h2;
    }

    /** The first 64 bits. */
    public long high() {
        return high;
    }

    /** The last 64 bits. */
    public long low() {
        return low;
    }

    private static long mixFirst(long k) {
        return Long.rotateLeft(k * C1, 31) * C2;
    }

    private static long mixSecond(long k) {
        return Long.rotateLeft(k * C2, 33) * C1;
    }

    private static long finish(long hash) {
        long h = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        h = (h ^ h >>> 33) * 0xc4ceb9fe1a85ec53L;
        return h ^ h >>> 33;
    }

    private static long little(byte[] bytes, int from, int count) {
        long number = 0;
        for (int i = count - 1; i >= 0; i--) {
            number = number << 8 | bytes[from + i] & 0xff;
        }
        return number;
    }
}
