package dev.tributary.query;

import dev.tributary.query.Dimension.Kind;
import java.util.Comparator;
import java.util.List;

/**
 * The order of groups: value by value, numbers by size, everything else in the order of its UTF-8 bytes. Days written
 * {@code YYYY-MM-DD} so come in the order of time.
 */
public final class GroupOrder implements Comparator<List<String>> {

    private final boolean[] isNumber;

    private GroupOrder(boolean[] isNumber) {
        this.isNumber = isNumber;
    }

    /**
     * The order of the groups of a rollup by some of its dimensions.
     *
     * @throws IllegalArgumentException where the rollup has no such dimension
     */
    public static GroupOrder of(Rollup rollup, List<String> groupBy) {
        boolean[] isNumber = new boolean[groupBy.size()];
        for (int i = 0; i < isNumber.length; i++) {
            isNumber[i] = rollup.dimension(groupBy.get(i)).kind() == Kind.NUMBER;
        }
        return new GroupOrder(isNumber);
    }

    @Override
    public int compare(List<String> left, List<String> right) {
        for (int i = 0; i < isNumber.length; i++) {
            int order = isNumber[i]
                    ? Long.compare(Long.parseLong(left.get(i)), Long.parseLong(right.get(i)))
                    : compareText(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
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
