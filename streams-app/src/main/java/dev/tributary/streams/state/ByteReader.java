package dev.tributary.streams.state;

import java.nio.charset.StandardCharsets;

/** Reads what {@link ByteWriter} wrote. Reused from record to record, so it belongs to one thread. */
public final class ByteReader {

    private byte[] bytes = new byte[0];
    private int position;
    private int end;

    public ByteReader() {}

    public ByteReader(byte[] bytes) {
        over(bytes, 0, bytes.length);
    }

    /** Goes on with other bytes. */
    public ByteReader over(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.position = from;
        this.end = to;
        return this;
    }

    public boolean hasMore() {
        return position < end;
    }

    public int position() {
        return position;
    }

    public void skip(int count) {
        position += count;
    }

    public String text() {
        int from = position;
        boolean escaped = false;
        while (bytes[position] != ByteWriter.END) {
            if (bytes[position] == ByteWriter.ESCAPE) {
                escaped = true;
                position++;
            }
            position++;
        }
        int to = position++;
        return escaped ? unescape(from, to) : new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    public int day() {
        int ordered = (bytes[position] & 0xff) << 24
                | (bytes[position + 1] & 0xff) << 16
                | (bytes[position + 2] & 0xff) << 8
                | bytes[position + 3] & 0xff;
        position += 4;
        return ordered ^ Integer.MIN_VALUE;
    }

    public long ordered() {
        long ordered = 0;
        for (int i = 0; i < 8; i++) {
            ordered = ordered << 8 | bytes[position++] & 0xff;
        }
        return ordered ^ Long.MIN_VALUE;
    }

    public int octet() {
        return bytes[position++] & 0xff;
    }

    public long number() {
        long value = unsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    public long unsigned() {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[position++];
            value |= (long) (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    private String unescape(int from, int to) {
        byte[] text = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            text[length++] = bytes[i] == ByteWriter.ESCAPE ? (byte) (bytes[++i] - 1) : bytes[i];
        }
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }
}
