package dev.tributary.streams.state;

import java.util.Arrays;

/**
 * A growing buffer with the encodings of keys and values. Keys are order-preserving: the order of their bytes is the
 * order of their parts. Reused from record to record, so it belongs to one thread.
 */
public final class ByteWriter {

    /** Ends a text; texts never contain it, see {@link #text}. */
    static final byte END = 0;

    /** Precedes an escaped byte within a text: END and ESCAPE themselves. */
    static final byte ESCAPE = 1;

    private byte[] buffer = new byte[256];
    private int length;

    public ByteWriter reset() {
        length = 0;
        return this;
    }

    /** Cuts back to an earlier length. */
    public void truncate(int to) {
        length = to;
    }

    public int length() {
        return length;
    }

    /** The bytes so far; valid until the next write, longer than {@link #length}. */
    public byte[] buffer() {
        return buffer;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(buffer, length);
    }

    public ByteWriter raw(byte[] bytes) {
        return raw(bytes, 0, bytes.length);
    }

    public ByteWriter raw(byte[] bytes, int from, int to) {
        int count = to - from;
        reserve(count);
        System.arraycopy(bytes, from, buffer, length, count);
        length += count;
        return this;
    }

    /** A text for keys: UTF-8, terminated, in the order of its bytes. */
    public ByteWriter text(String text) {
        int chars = text.length();
        reserve(3 * chars + 1);
        for (int i = 0; i < chars; i++) {
            char c = text.charAt(i);
            if (c <= ESCAPE) {
                reserve(3 * (chars - i) + 3);
                buffer[length++] = ESCAPE;
                buffer[length++] = (byte) (c + 1);
            } else if (c < 0x80) {
                buffer[length++] = (byte) c;
            } else {
                i += utf8(text, i);
            }
        }
        reserve(1);
        buffer[length++] = END;
        return this;
    }

    /** A calendar day for keys, four bytes in order. */
    public ByteWriter day(int epochDay) {
        reserve(4);
        int ordered = epochDay ^ Integer.MIN_VALUE;
        buffer[length++] = (byte) (ordered >>> 24);
        buffer[length++] = (byte) (ordered >>> 16);
        buffer[length++] = (byte) (ordered >>> 8);
        buffer[length++] = (byte) ordered;
        return this;
    }

    /** A signed number for keys, eight bytes in order. */
    public ByteWriter ordered(long number) {
        reserve(8);
        long ordered = number ^ Long.MIN_VALUE;
        for (int shift = 56; shift >= 0; shift -= 8) {
            buffer[length++] = (byte) (ordered >>> shift);
        }
        return this;
    }

    /** One byte. */
    public ByteWriter octet(int value) {
        reserve(1);
        buffer[length++] = (byte) value;
        return this;
    }

    /** A signed number for values, short where it is near zero. */
    public ByteWriter number(long value) {
        return unsigned((value << 1) ^ (value >> 63));
    }

    /** A number for values, taken as unsigned. */
    public ByteWriter unsigned(long value) {
        reserve(10);
        while ((value & ~0x7fL) != 0) {
            buffer[length++] = (byte) (value | 0x80);
            value >>>= 7;
        }
        buffer[length++] = (byte) value;
        return this;
    }

    /** Writes the code point at {@code i}; returns the chars it took beyond the first. */
    private int utf8(String text, int i) {
        char c = text.charAt(i);
        boolean pair =
                Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        int codePoint = pair ? Character.toCodePoint(c, text.charAt(i + 1)) : c;
        if (codePoint < 0x800) {
            buffer[length++] = (byte) (0xc0 | codePoint >> 6);
        } else {
            if (codePoint < 0x10000) {
                buffer[length++] = (byte) (0xe0 | codePoint >> 12);
            } else {
                reserve(4 + 3 * (text.length() - i));
                buffer[length++] = (byte) (0xf0 | codePoint >> 18);
                buffer[length++] = (byte) (0x80 | codePoint >> 12 & 0x3f);
            }
            buffer[length++] = (byte) (0x80 | codePoint >> 6 & 0x3f);
        }
        buffer[length++] = (byte) (0x80 | codePoint & 0x3f);
        return pair ? 1 : 0;
    }

    private void reserve(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
