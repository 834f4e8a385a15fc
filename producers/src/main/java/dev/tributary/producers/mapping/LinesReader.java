package dev.tributary.producers.mapping;

import dev.tributary.producers.source.Row;
import dev.tributary.producers.source.RowLines;
import dev.tributary.producers.source.Source;
import dev.tributary.schemas.FactLimits;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** Reads the lines of a fact. */
final class LinesReader {

    private final RowLines lines;
    private final FieldReader[] readers;
    private final FactContent line;
    private final int quantity;
    private final int price;
    private final int totalField;
    private String reason = "";
    private String detail = "";

    private LinesReader(RowLines lines, FieldReader[] readers, FactContent line, int[] product, int totalField) {
        this.lines = lines;
        this.readers = readers;
        this.line = line;
        this.quantity = product[0];
        this.price = product[1];
        this.totalField = totalField;
    }

    /** A reader of the lines of a source's rows. */
    static LinesReader of(Mapping mapping, Lines lines, Source source) {
        RowLines rows = source.lines().orElseThrow(() -> new IllegalStateException(source.name() + " has no lines"));
        return new LinesReader(
                rows,
                Columns.of("the lines of " + source.name(), rows.columns()).readers(lines.fields()),
                FactContent.of(schema(mapping), lines.fields()),
                new int[] {slot(lines, "quantity"), slot(lines, "unit_price")},
                mapping.slot(Mapping.LINES_TOTAL));
    }

    /** The schema of a line. */
    static Schema schema(Mapping mapping) {
        return SpecificData.get()
                .getSchema(mapping.fact())
                .getField(Lines.FIELD)
                .schema()
                .getElementType();
    }

    private static int slot(Lines lines, String field) {
        return lines.fields().stream().map(FieldMapping::field).toList().indexOf(field);
    }

    /** Adds the lines to the content; false where one of them is bad, and {@link #reason()} and {@link #detail()} tell why. */
    boolean read(FactContent content) {
        if (lines.areTooMany()) {
            return reject("lines are too many", lines.count() + " lines; at most " + FactLimits.ORDER_LINES);
        }
        int count = (int) lines.count();
        long total = 0;
        content.beginLines(count);
        for (int i = 0; i < count; i++) {
            if (!readLine(i)) {
                return false;
            }
            content.addLine(line);
            total = sum(total, line.number(quantity), line.number(price));
        }
        content.endLines(totalField, count > 0, total);
        return true;
    }

    private boolean readLine(int index) {
        Row row = lines.line(index);
        if (!row.fault().isEmpty()) {
            return reject("line " + row.fault(), at(index) + row.faultDetail());
        }
        line.clear();
        for (FieldReader reader : readers) {
            Problem problem = reader.read(row, line);
            if (problem != Problem.NONE) {
                return reject("line " + problem.of(reader.field().field()), at(index) + reader.rawText(row));
            }
        }
        return true;
    }

    private String at(int index) {
        return "line " + (index + 1) + ", at " + lines.line(index).position() + " of " + lines.origin(index) + ": ";
    }

    /** Sums beyond a long are no total that an order can have. */
    private static long sum(long total, long quantity, long price) {
        try {
            return Math.addExact(total, Math.multiplyExact(quantity, price));
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    private boolean reject(String why, String what) {
        reason = why;
        detail = what;
        return false;
    }

    String reason() {
        return reason;
    }

    String detail() {
        return detail;
    }
}
