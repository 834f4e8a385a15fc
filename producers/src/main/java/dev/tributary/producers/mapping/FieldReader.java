package dev.tributary.producers.mapping;

import dev.tributary.producers.source.Row;
import dev.tributary.schemas.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Reads one field of a fact out of rows. Made once per file, with its column already found. */
final class FieldReader {

    private static final int NO_COLUMN = -1;
    private static final long MONEY_LIMIT = 1_000_000_000_000_000_000L - 1;
    private static final Row EMPTY = rowOf("");

    private final int slot;
    private final FieldMapping field;
    private final int column;
    private final Row defaultRow;
    private final Parser parser;

    private FieldReader(int slot, FieldMapping field, int column) {
        this.slot = slot;
        this.field = field;
        this.column = column;
        this.defaultRow = field.defaultText().map(FieldReader::rowOf).orElse(EMPTY);
        this.parser = parser(slot, field);
    }

    /**
     * A reader of a column.
     *
     * @param slot the field's place in the values
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

    /** The offending text of a row, for the details of a rejection. */
    String offendingText(Row row) {
        return column == NO_COLUMN ? "" : row.text(column);
    }

    Problem read(Row row, FactValues values) {
        if (column != NO_COLUMN) {
            char[] chars = row.chars();
            int from = row.start(column);
            int to = row.end(column);
            while (from < to && chars[from] <= ' ') {
                from++;
            }
            while (from < to && chars[to - 1] <= ' ') {
                to--;
            }
            if (from < to) {
                return parser.parse(chars, from, to, values);
            }
        }
        return readDefault(values);
    }

    private Problem readDefault(FactValues values) {
        if (defaultRow.end(0) > 0) {
            return parser.parse(defaultRow.chars(), 0, defaultRow.end(0), values);
        }
        values.absent(slot);
        return field.optional() ? Problem.NONE : Problem.EMPTY;
    }

    private static Parser parser(int slot, FieldMapping field) {
        return switch (field.type()) {
            case TEXT -> {
                TextPool pool = new TextPool();
                yield (chars, from, to, values) -> {
                    Problem problem = pool.read(chars, from, to);
                    values.text(slot, pool.value());
                    return problem;
                };
            }
            case LONG, MONEY -> {
                NumberText number = numberText(field);
                yield (chars, from, to, values) -> {
                    Problem problem = number.read(chars, from, to);
                    values.number(slot, number.value());
                    return problem;
                };
            }
            case DATE, TIMESTAMP -> {
                TimeText time = TimeText.of(field);
                yield (chars, from, to, values) -> {
                    Problem problem = time.read(chars, from, to);
                    values.number(slot, time.value());
                    return problem;
                };
            }
        };
    }

    private static NumberText numberText(FieldMapping field) {
        boolean money = field.type() == FieldType.MONEY;
        int scale = money ? Money.SCALE : 0;
        long limit = money ? MONEY_LIMIT : Long.MAX_VALUE;
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
        Problem parse(char[] chars, int from, int to, FactValues values);
    }
}
