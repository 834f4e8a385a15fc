package dev.tributary.producers.mapping;

import dev.tributary.producers.source.Row;
import dev.tributary.schemas.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Reads one field of a fact out of rows. Made once per file, with its column already found. */
final class FieldReader {

    private static final int NO_COLUMN = -1;

    private final int slot;
    private final FieldMapping field;
    private final int column;
    private final Row defaultRow;
    private final Parser parser;
    private int from;
    private int to;

    private FieldReader(int slot, FieldMapping field, int column) {
        this.slot = slot;
        this.field = field;
        this.column = column;
        this.defaultRow = rowOf(field.defaultText().orElse(""));
        this.parser = parser(slot, field);
    }

    /**
     * A reader of a column.
     *
     * @param slot the field's place in the mapping
     * @param column the column's place in the rows
     */
    static FieldReader of(int slot, FieldMapping field, int column) {
        return new FieldReader(slot, field, column);
    }

    /** A reader that always gives the default, or nothing. */
    static FieldReader withoutColumn(int slot, FieldMapping field) {
        return new FieldReader(slot, field, NO_COLUMN);
    }

    FieldMapping field() {
        return field;
    }

    /** Reads the field and adds it to the content. */
    Problem read(Row row, FactContent content) {
        if (locate(row)) {
            return parser.parse(row.chars(), from, to, content);
        }
        if (defaultRow.end(0) > 0) {
            return parser.parse(defaultRow.chars(), 0, defaultRow.end(0), content);
        }
        content.addAbsent(slot);
        return field.optional() ? Problem.NONE : Problem.EMPTY;
    }

    /** The trimmed text of the field in a row, or its default. */
    String text(Row row) {
        return locate(row) ? new String(row.chars(), from, to - from) : defaultRow.text(0);
    }

    /** The text of the field just as the row has it. */
    String rawText(Row row) {
        return column == NO_COLUMN ? "" : row.text(column);
    }

    /** Finds the trimmed slice; false where nothing is left of it. */
    private boolean locate(Row row) {
        if (column == NO_COLUMN) {
            return false;
        }
        char[] chars = row.chars();
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
                        content.addText(slot, chars, from, to);
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
