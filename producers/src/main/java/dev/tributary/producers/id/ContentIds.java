package dev.tributary.producers.id;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Ids of facts by their content: 128 bits of MurmurHash3 over the field values as 22 characters of base64url, and for
 * further equal rows of the same file {@code .1}, {@code .2} and so on. They depend on values alone, not on how a file
 * writes them. One instance serves one file, and must see all its valid rows in order.
 *
 * <p>Feed the values of a row in the order of the fact's schema, then take {@link #next()}.
 */
public final class ContentIds {

    private static final byte[] ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".getBytes(StandardCharsets.US_ASCII);
    private static final int ID_LENGTH = 22;
    private static final byte ABSENT = 0;
    private static final byte NUMBER = 1;
    private static final byte TEXT = 2;

    private final Murmur3 hash = new Murmur3();
    private final Ordinals ordinals = new Ordinals();
    private ByteBuffer content = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);

    /** Adds a field without a value. */
    public void absent() {
        reserve(1);
        content.put(ABSENT);
    }

    /** Adds a number: a whole one, millionths of money, days or milliseconds. */
    public void number(long value) {
        reserve(1 + Long.BYTES);
        content.put(NUMBER).putLong(value);
    }

    /** Adds text, as the length and the bytes of its UTF-8. */
    public void text(String value) {
        int length = value.length();
        reserve(1 + Integer.BYTES + 3 * length);
        int start = content.position();
        content.put(TEXT).putInt(length);
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                content.position(start);
                byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
                content.put(TEXT).putInt(utf8.length).put(utf8);
                return;
            }
            content.put((byte) c);
        }
    }

    /** The id of the row fed since the last call. */
    public String next() {
        hash.hash(content.array(), content.position());
        content.clear();
        long ordinal = ordinals.next(hash.high());
        String id = base64(hash.high(), hash.low());
        return ordinal == 0 ? id : id + "." + ordinal;
    }

    private static String base64(long high, long low) {
        byte[] id = new byte[ID_LENGTH];
        long bits = high;
        for (int i = 0; i < 10; i++) {
            id[i] = ALPHABET[(int) (bits >>> 58)];
            bits <<= 6;
        }
        // Four bits are left of the first half, and 64 of the second: 2 bits complete the character.
        id[10] = ALPHABET[(int) (bits >>> 58 | low >>> 62)];
        bits = low << 2;
        for (int i = 11; i < ID_LENGTH; i++) {
            id[i] = ALPHABET[(int) (bits >>> 58)];
            bits <<= 6;
        }
        return new String(id, StandardCharsets.ISO_8859_1);
    }

    private void reserve(int bytes) {
        if (content.remaining() < bytes) {
            byte[] bigger = Arrays.copyOf(content.array(), Math.max(content.capacity() * 2, content.position() + bytes));
            content = ByteBuffer.wrap(bigger).order(ByteOrder.LITTLE_ENDIAN).position(content.position());
        }
    }
}
