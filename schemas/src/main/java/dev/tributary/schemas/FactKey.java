package dev.tributary.schemas;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * The key of a fact record: {@code workspace/entity/fact}, each part percent-encoded.
 *
 * <p>Facts are partitioned by {@code workspace/entity} alone ({@link EntityPartitioner}), so that all facts of an
 * entity meet in one task, while a compacted topic keeps the last version of each fact.
 */
public record FactKey(String workspace, String entity, String fact) {

    public FactKey {
        requireText("workspace", workspace);
        requireText("entity", entity);
        requireText("fact", fact);
    }

    /**
     * Reads a key. A fact has one key only: upper-case hex digits, and no character encoded without need.
     *
     * @throws IllegalArgumentException where the text is not three non-empty parts encoded in exactly this way
     */
    public static FactKey parse(String key) {
        String[] parts = key.split("/", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a fact key is workspace/entity/fact, percent-encoded");
        }
        return new FactKey(decode(parts[0]), decode(parts[1]), decode(parts[2]));
    }

    /** Joins parts of a view key in the same way as a fact key. */
    public static String join(String... parts) {
        StringBuilder key = new StringBuilder();
        for (String part : parts) {
            if (!key.isEmpty()) {
                key.append('/');
            }
            encode(part, key);
        }
        return key.toString();
    }

    @Override
    public String toString() {
        return join(workspace, entity, fact);
    }

    private static void encode(String part, StringBuilder out) {
        for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (isUnreserved(c)) {
                out.append(c);
            } else {
                out.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 0xf, 16)));
            }
        }
    }

    private static String decode(String part) {
        if (isUnreserved(part)) {
            return part;
        }
        String decoded = undo(part);
        if (!join(decoded).equals(part)) {
            throw notEncoded();
        }
        return decoded;
    }

    private static String undo(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw notEncoded();
        }
    }

    private static IllegalArgumentException notEncoded() {
        return new IllegalArgumentException("a part of the fact key is not percent-encoded UTF-8");
    }

    private static boolean isUnreserved(String part) {
        for (int i = 0; i < part.length(); i++) {
            if (!isUnreserved(part.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-._~".indexOf(c) >= 0;
    }

    private static void requireText(String name, String part) {
        if (part.isEmpty()) {
            throw new IllegalArgumentException("the " + name + " of a fact key is empty");
        }
        if (hasLoneSurrogate(part)) {
            throw new IllegalArgumentException("the " + name + " of a fact key is not valid Unicode text");
        }
    }

    /** Half a character: UTF-8 cannot hold it, so that two different ids would become one key. */
    private static boolean hasLoneSurrogate(String part) {
        for (int i = 0; i < part.length(); i++) {
            if (Character.isSurrogate(part.charAt(i))) {
                if (!Character.isSupplementaryCodePoint(part.codePointAt(i))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
