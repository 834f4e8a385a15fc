package dev.tributary.producers.mapping;

import dev.tributary.producers.source.Utf8;

/** Text of slices; equal slices mostly give one string, since the columns of a dataset repeat few values. */
final class TextPool {

    private static final int SLOTS = 1 << 12;

    private final String[] slots = new String[SLOTS];
    private String value = "";

    /** The text read last. */
    String value() {
        return value;
    }

    /** Reads a trimmed, non-empty slice. */
    Problem read(char[] chars, int from, int to) {
        int length = to - from;
        if (length > FieldMapping.MAX_TEXT) {
            return Problem.TOO_LONG;
        }
        int hash = length;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + chars[i];
        }
        int slot = (hash ^ hash >>> 16) & (SLOTS - 1);
        String pooled = slots[slot];
        if (pooled != null && matches(pooled, chars, from, length)) {
            value = pooled;
            return Problem.NONE;
        }
        Problem problem = check(chars, from, to);
        if (problem == Problem.NONE) {
            value = new String(chars, from, length);
            slots[slot] = value;
        }
        return problem;
    }

    private static boolean matches(String pooled, char[] chars, int from, int length) {
        if (pooled.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (pooled.charAt(i) != chars[from + i]) {
                return false;
            }
        }
        return true;
    }

    private static Problem check(char[] chars, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = chars[i];
            if (Character.isISOControl(c)) {
                return Problem.CONTROL_CHARACTERS;
            }
            if (c == Utf8.INVALID && (i == from || !Character.isHighSurrogate(chars[i - 1]))) {
                return Problem.NOT_UTF8;
            }
        }
        return Problem.NONE;
    }
}
