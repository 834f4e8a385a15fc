package dev.tributary.producers.mapping;

import dev.tributary.producers.source.Row;
import dev.tributary.schemas.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads one field of a fact out of rows. Made once per file, with its column already found. */
final class FieldReader {

    private final int slot;
    private final FieldMapping field;
    private final int[] columns;
    private final Row defaultRow;
    private final Parser parser;
    private char[] chars = new char[0];
    private char[] joined = new char[64];
    private int from;
    private int to;

    private FieldReader(int slot, FieldMapping field, int... columns) {
        this.slot = slot;
        this.field = field;
        this.columns = columns;
        this.defaultRow = rowOf(field.defaultText().orElse(""));
        this.parser = parser(slot, field);
    }

    /**
     * A reader of columns.
     *
     * @param slot the field's place in the mapping
     * @param columns the places of the field's columns in the rows
     */
    static FieldReader of(int slot, FieldMapping field, int[] columns) {
        return new FieldReader(slot, field, columns);
    }

    /** A reader that always gives the default, or nothing. */
    static FieldReader withoutColumn(int slot, FieldMapping field) {
        return new FieldReader(slot, field);
    }

    FieldMapping field() {
        return field;
    }

    /** Reads the field and adds it to the content. */
    Problem read(Row row, FactContent content) {
        if (locate(row)) {
            return parser.parse(chars, from, to, content);
        }
        if (defaultRow.end(0) > 0) {
            return parser.parse(defaultRow.chars(), 0, defaultRow.end(0), content);
        }
        content.addAbsent(slot);
        return field.optional() ? Problem.NONE : Problem.EMPTY;
    }

    /** What is wrong with the text of the field. */
    Problem checkText(Row row) {
        if (locate(row)) {
            return TextCheck.check(chars, from, to);
        }
        return defaultRow.end(0) > 0 ? Problem.NONE : Problem.EMPTY;
    }

    /** The trimmed text of the field in a row, or its default. */
    String text(Row row) {
        return locate(row) ? new String(chars, from, to - from) : defaultRow.text(0);
    }

    /** The text of the field just as the row has it. */
    String rawText(Row row) {
        return Arrays.stream(columns).mapToObj(row::text).collect(Collectors.joining(" "));
    }

    /** Finds the trimmed slice, of several columns their trimmed slices with spaces between; false where nothing is left. */
    private boolean locate(Row row) {
        if (columns.length == 1) {
            return locate(row, columns[0]);
        }
        int length = 0;
        boolean found = false;
        for (int column : columns) {
            found |= locate(row, column);
            if (joined.length < length + 1 + to - from) {
                joined = Arrays.copyOf(joined, 2 * (length + 1 + to - from));
            }
            if (length > 0) {
                joined[length++] = ' ';
            }
            System.arraycopy(chars, from, joined, length, to - from);
            length += to - from;
        }
        chars = joined;
        from = 0;
        to = length;
        return found;
    }

    private boolean locate(Row row, int column) {
        chars = row.chars();
        from = row.start(column);
        to = row.end(column);
        while (from < to && chars[from] <= ' ') {
            from++;
        }
        while (from < to && chars[to - 1] <= ' ') {
            to--;
        }
        return from < to;
    }

    private static Parser parser(int slot, FieldMapping field) {
        return switch (field.type()) {
            case TEXT ->
                (chars, from, to, content) -> {
                    Problem problem = TextCheck.check(chars, from, to);
                    if (problem == Problem.NONE) {
                        content.addText(slot, chars, from, to, isKnown(field, chars, from, to));
                    }
                    return problem;
                };
            case LONG -> {
                NumberText number = numberText(field, 0, field.limit());
                yield (chars, from, to, content) -> {
                    Problem problem = number.read(chars, from, to);
                    content.addNumber(slot, number.value());
                    return problem;
                };
            }
            case MONEY -> {
                NumberText number = numberText(field, Money.SCALE, field.limit());
                yield (chars, from, to, content) -> {
                    Problem problem = number.read(chars, from, to);
                    content.addDecimal(slot, number.value());
                    return problem;
                };
            }
            case DATE, TIMESTAMP -> {
                TimeText time = TimeText.of(field);
                yield (chars, from, to, content) -> {
                    Problem problem = time.read(chars, from, to);
                    content.addNumber(slot, time.value());
                    return problem;
                };
            }
        };
    }

    private static boolean isKnown(FieldMapping field, char[] chars, int from, int to) {
        return field.known().isEmpty()
                || field.known().contains(new String(chars, from, to - from).toUpperCase(Locale.ROOT));
    }

    private static NumberText numberText(FieldMapping field, int scale, long limit) {
        long min = field.min().map(number -> units(number, scale, limit)).orElse(-limit);
        long max = field.max().map(number -> units(number, scale, limit)).orElse(limit);
        return new NumberText(scale, field.round(), min, max);
    }

    private static long units(BigDecimal number, int scale, long limit) {
        BigDecimal bound = BigDecimal.valueOf(limit);
        return number.movePointRight(scale)
                .setScale(0, RoundingMode.HALF_UP)
                .min(bound)
                .max(bound.negate())
                .longValue();
    }

    private static Row rowOf(String text) {
        Row row = new Row();
        row.clear(0);
        row.add(text.strip());
        return row;
    }

    @FunctionalInterface
    private interface Parser {
        Problem parse(char[] chars, int from, int to, FactContent content);
    }
}
