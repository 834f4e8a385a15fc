package dev.tributary.producers.mapping;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Avro binary, written value by value into one reused array. */
final class AvroBuffer {

    private byte[] bytes = new byte[512];
    private int length;

    void clear() {
        length = 0;
    }

    /** The array behind; valid up to {@link #length()} until the next write. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** What was written since the last {@link #clear()}. */
    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    /** Bytes that are Avro already. */
    void write(byte[] encoded, int count) {
        reserve(count);
        System.arraycopy(encoded, 0, bytes, length, count);
        length += count;
    }

    /** An int or long, or the branch of a union. */
    void writeLong(long value) {
        reserve(10);
        long rest = value << 1 ^ value >> 63;
        while ((rest & ~0x7fL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    /** The unscaled value of a decimal: bytes in two's complement, big-endian, as few as possible. */
    void writeDecimal(long unscaled) {
        int significant = Long.SIZE + 1 - Long.numberOfLeadingZeros(unscaled ^ unscaled >> 63);
        int size = (significant + 7) / 8;
        writeLong(size);
        reserve(size);
        for (int shift = (size - 1) * 8; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (unscaled >> shift);
        }
    }

    /** ASCII or, at its slower pace, any other text of valid UTF-16. */
    void writeText(char[] chars, int from, int to) {
        int count = to - from;
        if (count > 63) {
            writeUtf8(chars, from, to);
            return;
        }
        reserve(1 + count);
        int start = length;
        bytes[length++] = (byte) (count << 1);
        for (int i = from; i < to; i++) {
            char c = chars[i];
            if (c >= 0x80) {
                length = start;
                writeUtf8(chars, from, to);
                return;
            }
            bytes[length++] = (byte) c;
        }
    }

    private void writeUtf8(char[] chars, int from, int to) {
        byte[] utf8 = new String(chars, from, to - from).getBytes(StandardCharsets.UTF_8);
        writeLong(utf8.length);
        write(utf8, utf8.length);
    }

    private void reserve(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }
}
