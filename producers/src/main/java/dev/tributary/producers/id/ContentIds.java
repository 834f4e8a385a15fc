package dev.tributary.producers.id;

import java.nio.charset.StandardCharsets;

/**
 * Ids of facts by their content: MurmurHash3 over its canonical bytes, 128 bits as 22 characters of base64url, and for
 * further equal rows of the same file {@code .1}, {@code .2} and so on. One instance serves one file, and must see all
 * its valid rows in order.
 */
public final class ContentIds {

    private static final byte[] ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH = 22;

    private final Murmur3 hash = new Murmur3();
    private final Ordinals ordinals = new Ordinals();

    /**
     * The id of the next row.
     *
     * @param content the canonical bytes of its values, which do not depend on how a file writes them
     */
    public String next(byte[] content, int length) {
        hash.hash(content, length);
        long ordinal = ordinals.next(hash.high());
        String id = base64(hash.high(), hash.low());
        return ordinal == 0 ? id : id + "." + ordinal;
    }

    private static String base64(long high, long low) {
        byte[] id = new byte[LENGTH];
        long bits = high;
        for (int i = 0; i < 10; i++) {
            id[i] = ALPHABET[(int) (bits >>> 58)];
            bits <<= 6;
        }
        // Four bits are left of the first half, and 64 of the second: 2 bits complete the character.
        id[10] = ALPHABET[(int) (bits >>> 58 | low >>> 62)];
        bits = low << 2;
        for (int i = 11; i < LENGTH; i++) {
            id[i] = ALPHABET[(int) (bits >>> 58)];
            bits <<= 6;
        }
        return new String(id, StandardCharsets.ISO_8859_1);
    }
}
