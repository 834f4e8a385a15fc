package dev.tributary.query.vouchers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ranges of whole numbers, tried in their order: a number belongs to the first range that has it, or to none.
 *
 * @param ranges with distinct names
 */
public record Segments(List<Range> ranges) {

    private static final int MOST_RANGES = 100;
    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9})|\\+)");

    /**
     * One range.
     *
     * @param name as it was written
     * @param from the least number
     * @param to the greatest number
     */
    public record Range(String name, long from, long to) {

        boolean has(long number) {
            return number >= from && number <= to;
        }
    }

    public Segments {
        ranges = List.copyOf(ranges);
    }

    /**
     * Ranges such as {@code 0-4, 5-13, 14+}: both bounds are in a range; an open one takes what the ranges before it leave.
     *
     * @throws IllegalArgumentException where the text is something else
     */
    public static Segments parse(String text) {
        List<Range> ranges = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher range = RANGE.matcher(part.strip());
            if (!range.matches()) {
                throw new IllegalArgumentException("give ranges of whole numbers such as 0-4, 5-13, 14+");
            }
            long from = Long.parseLong(range.group(1));
            long to = range.group(2) == null ? Long.MAX_VALUE : Long.parseLong(range.group(2));
            if (from > to) {
                throw new IllegalArgumentException("the range " + part.strip() + " ends before it starts");
            }
            ranges.add(new Range(part.strip(), from, to));
        }
        if (ranges.stream().map(Range::name).distinct().count() < ranges.size() || ranges.size() > MOST_RANGES) {
            throw new IllegalArgumentException("give at most " + MOST_RANGES + " ranges, each once");
        }
        return new Segments(ranges);
    }

    /** The name of the range that a number belongs to. */
    public Optional<String> of(long number) {
        return ranges.stream()
                .filter(range -> range.has(number))
                .map(Range::name)
                .findFirst();
    }

    /** The names in their order. */
    public List<String> names() {
        return ranges.stream().map(Range::name).toList();
    }

    @Override
    public String toString() {
        return String.join(", ", names());
    }
}
