package dev.tributary.streams.facts;

import dev.tributary.streams.state.ByteMap;
import java.util.Arrays;

/** 64-bit fingerprints of keys to block numbers: open addressing with linear probing, twelve bytes a slot. */
final class FingerprintIndex {

    private static final int FREE = -1;

    private long[] fingerprints = new long[1024];
    private int[] blocks = freeBlocks(1024);
    private int size;

    static long fingerprint(byte[] buffer, int from, int to) {
        return ByteMap.hash64(buffer, from, to);
    }

    int size() {
        return size;
    }

    int block(int slot) {
        return blocks[slot];
    }

    /** A slot with this fingerprint, or -1. */
    int first(long fingerprint) {
        return probe((int) fingerprint & mask(), fingerprint);
    }

    /** The next slot with this fingerprint, or -1. */
    int next(int slot, long fingerprint) {
        return probe(slot + 1 & mask(), fingerprint);
    }

    void add(long fingerprint, int block) {
        if ((size + 1) * 5L > blocks.length * 3L) {
            grow();
        }
        int slot = (int) fingerprint & mask();
        while (blocks[slot] != FREE) {
            slot = slot + 1 & mask();
        }
        fingerprints[slot] = fingerprint;
        blocks[slot] = block;
        size++;
    }

    /** Removes one entry and closes the gap, so that probing never meets a tombstone. */
    void remove(long fingerprint, int block) {
        int gap = first(fingerprint);
        while (blocks[gap] != block) {
            gap = next(gap, fingerprint);
        }
        int slot = gap;
        while (true) {
            slot = slot + 1 & mask();
            if (blocks[slot] == FREE) {
                break;
            }
            int home = (int) fingerprints[slot] & mask();
            if ((slot - home & mask()) >= (slot - gap & mask())) {
                fingerprints[gap] = fingerprints[slot];
                blocks[gap] = blocks[slot];
                gap = slot;
            }
        }
        blocks[gap] = FREE;
        size--;
    }

    private int probe(int slot, long fingerprint) {
        while (blocks[slot] != FREE) {
            if (fingerprints[slot] == fingerprint) {
                return slot;
            }
            slot = slot + 1 & mask();
        }
        return -1;
    }

    private int mask() {
        return blocks.length - 1;
    }

    private void grow() {
        long[] oldFingerprints = fingerprints;
        int[] oldBlocks = blocks;
        fingerprints = new long[2 * oldBlocks.length];
        blocks = freeBlocks(2 * oldBlocks.length);
        size = 0;
        for (int i = 0; i < oldBlocks.length; i++) {
            if (oldBlocks[i] != FREE) {
                add(oldFingerprints[i], oldBlocks[i]);
            }
        }
    }

    private static int[] freeBlocks(int count) {
        int[] blocks = new int[count];
        Arrays.fill(blocks, FREE);
        return blocks;
    }
}
