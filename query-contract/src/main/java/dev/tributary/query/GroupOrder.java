package dev.tributary.query;

import dev.tributary.query.Dimension.Kind;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * The order of groups: value by value, numbers and amounts by size, everything else in the order of its UTF-8 bytes. Days written
 * {@code YYYY-MM-DD} so come in the order of time.
 */
public final class GroupOrder implements Comparator<List<String>> {

    private final Kind[] kinds;

    private GroupOrder(Kind[] kinds) {
        this.kinds = kinds;
    }

    /**
     * The order of the groups of a rollup by some of its dimensions.
     *
     * @throws IllegalArgumentException where the rollup has no such dimension
     */
    public static GroupOrder of(Rollup rollup, List<String> groupBy) {
        return new GroupOrder(
                groupBy.stream().map(name -> rollup.dimension(name).kind()).toArray(Kind[]::new));
    }

    @Override
    public int compare(List<String> left, List<String> right) {
        for (int i = 0; i < kinds.length; i++) {
            int order = compare(kinds[i], left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int compare(Kind kind, String left, String right) {
        return switch (kind) {
            case NUMBER -> Long.compare(Long.parseLong(left), Long.parseLong(right));
            case AMOUNT -> new BigDecimal(left).compareTo(new BigDecimal(right));
            case TEXT, DAY, BUCKET -> compareText(left, right);
        };
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
