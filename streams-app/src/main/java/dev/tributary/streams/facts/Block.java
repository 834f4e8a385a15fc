package dev.tributary.streams.facts;

import dev.tributary.streams.state.ByteReader;
import dev.tributary.streams.state.ByteWriter;
import java.util.Arrays;
import java.util.Optional;

/**
 * Some kilobytes of remembered rows, each {@code key length, key, row length, row}. A cursor stands at the entry found
 * last and is where the next search starts, so that facts which come again in the same order are found at once.
 */
final class Block {

    private static final int MAX_LENGTH_BYTES = 5;
    private static final int SPARE = 256;

    private byte[] bytes;
    private int length;
    private int entry;
    private int rowFrom;
    private int rowTo;
    private final ByteReader reader = new ByteReader();

    Block(byte[] stored) {
        bytes = stored;
        length = stored.length;
    }

    int length() {
        return length;
    }

    /** The stored form, or empty where no entry is left. */
    Optional<byte[]> stored() {
        return length == 0 ? Optional.empty() : Optional.of(Arrays.copyOf(bytes, length));
    }

    void append(byte[] key, ByteWriter row) {
        reserve(length + key.length + row.length() + 2 * MAX_LENGTH_BYTES);
        copy(key, key.length);
        copy(row.buffer(), row.length());
    }

    /** Sets the cursor to the entry of a key; false where there is none. */
    boolean find(byte[] key) {
        int start = entry < length ? entry : 0;
        return findBetween(key, start, length) || findBetween(key, 0, start);
    }

    boolean holds(ByteWriter row) {
        return Arrays.equals(bytes, rowFrom, rowTo, row.buffer(), 0, row.length());
    }

    /** Lets a reader read the row at the cursor as it is now, whatever becomes of the block. */
    void readRow(ByteReader into) {
        byte[] row = Arrays.copyOfRange(bytes, rowFrom, rowTo);
        into.over(row, 0, row.length);
    }

    void replaceRow(ByteWriter row) {
        reader.over(bytes, entry, length);
        int keyLength = (int) reader.unsigned();
        byte[] key = Arrays.copyOfRange(bytes, reader.position(), reader.position() + keyLength);
        removeEntry();
        append(key, row);
    }

    void removeEntry() {
        System.arraycopy(bytes, rowTo, bytes, entry, length - rowTo);
        length -= rowTo - entry;
        entry = 0;
    }

    void forEachKey(KeyConsumer action) {
        reader.over(bytes, 0, length);
        while (reader.hasMore()) {
            int keyLength = (int) reader.unsigned();
            action.key(reader.position(), reader.position() + keyLength);
            reader.skip(keyLength);
            reader.skip((int) reader.unsigned());
        }
    }

    private boolean findBetween(byte[] key, int from, int to) {
        reader.over(bytes, from, to);
        while (reader.hasMore()) {
            int start = reader.position();
            int keyLength = (int) reader.unsigned();
            int keyFrom = reader.position();
            reader.skip(keyLength);
            int rowLength = (int) reader.unsigned();
            if (Arrays.equals(key, 0, key.length, bytes, keyFrom, keyFrom + keyLength)) {
                entry = start;
                rowFrom = reader.position();
                rowTo = rowFrom + rowLength;
                return true;
            }
            reader.skip(rowLength);
        }
        return false;
    }

    private void reserve(int capacity) {
        if (capacity > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(capacity, bytes.length + FactMemory.BLOCK_BYTES + SPARE));
        }
    }

    /** Appends a length, as {@link ByteWriter#unsigned} writes it, and that many bytes. */
    private void copy(byte[] from, int count) {
        int rest = count;
        while (rest > 0x7f) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
        System.arraycopy(from, 0, bytes, length, count);
        length += count;
    }

    /** Takes the place of a key in the block's bytes. */
    interface KeyConsumer {
        void key(int from, int to);
    }
}
