package dev.tributary.query;

import java.util.Comparator;
import java.util.List;

/**
 * The order of groups: value by value, each in the order of its UTF-8 bytes, a shorter group before its extensions.
 * Days written {@code YYYY-MM-DD} come in the order of time.
 */
public enum GroupOrder implements Comparator<List<String>> {
    INSTANCE;

    @Override
    public int compare(List<String> left, List<String> right) {
        int shared = Math.min(left.size(), right.size());
        for (int i = 0; i < shared; i++) {
            int order = compareText(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    /**
     * Compares two texts by their UTF-8 bytes, which is the order of their code points. {@link String#compareTo} differs
     * where a character beyond U+FFFF (two surrogates) meets one between U+E000 and U+FFFF.
     */
    public static int compareText(String left, String right) {
        int shared = Math.min(left.length(), right.length());
        for (int i = 0; i < shared; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                int beyond = Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
                return beyond != 0 ? beyond : Character.compare(a, b);
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
