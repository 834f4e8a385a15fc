package dev.tributary.producers.source;

import dev.tributary.producers.ReplayException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * The rows of a sheet, at their numbers in it. A formula counts by the value that it had when the file was saved; of merged
 * cells the first has the value, as in the file; rows without any value are passed over.
 */
final class XlsxSource implements Source {

    /** Columns that a sheet can have. */
    private static final int MOST_COLUMNS = 16_384;

    private static final long ROWS_A_STEP = 10_000;

    private final String name;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    private final List<String> columns;
    private final long bytes;
    private final Row row = new Row();
    private volatile long read;

    private XlsxSource(String name, Stream<org.dhatim.fastexcel.reader.Row> stream, long bytes) {
        this.name = name;
        this.stream = stream;
        this.rows = stream.iterator();
        this.bytes = bytes;
        this.columns = header();
    }

    static XlsxSource open(String name, Sheet sheet, long bytes) {
        try {
            return new XlsxSource(name, sheet.openStream(), bytes);
        } catch (IOException e) {
            throw XlsxTables.failed(name, e);
        }
    }

    private List<String> header() {
        Optional<org.dhatim.fastexcel.reader.Row> header = nextWithValues();
        if (header.isEmpty()) {
            throw ReplayException.failed(name + " is empty; its first row must name the columns");
        }
        fill(header.get(), header.get().getCellCount());
        int last = IntStream.range(0, row.size())
                .filter(i -> row.end(i) > row.start(i))
                .max()
                .orElse(0);
        return IntStream.rangeClosed(0, last).mapToObj(i -> row.text(i).strip()).toList();
    }

    @Override
    public boolean next() {
        Optional<org.dhatim.fastexcel.reader.Row> next = nextWithValues();
        next.ifPresent(found -> fill(found, columns.size()));
        return next.isPresent();
    }

    private Optional<org.dhatim.fastexcel.reader.Row> nextWithValues() {
        try {
            while (rows.hasNext()) {
                org.dhatim.fastexcel.reader.Row next = rows.next();
                read++;
                if (next.stream().anyMatch(cell -> cell != null && hasValue(cell))) {
                    return Optional.of(next);
                }
            }
            return Optional.empty();
        } catch (ReplayException e) {
            throw e;
        } catch (OutOfMemoryError e) {
            throw ReplayException.failed(name + ", after row " + row.position()
                    + ", has a cell or a row that does not fit" + " the memory; save the sheet as CSV");
        } catch (RuntimeException e) {
            throw XlsxTables.failed(name + ", after row " + row.position() + ",", e);
        }
    }

    private static boolean hasValue(Cell cell) {
        return cell.getType() != CellType.EMPTY
                && (cell.getType() == CellType.FORMULA || !cell.getText().isBlank());
    }

    private void fill(org.dhatim.fastexcel.reader.Row from, int count) {
        row.clear(from.getRowNum());
        int fields = Math.min(count, MOST_COLUMNS);
        for (int i = 0; i < fields; i++) {
            Optional<Cell> cell = from.getCellCount() > i ? from.getOptionalCell(i) : Optional.empty();
            row.add(cell.isEmpty() ? "" : text(cell.get()));
        }
        for (int i = fields; i < from.getCellCount(); i++) {
            if (from.getOptionalCell(i).filter(XlsxSource::hasValue).isPresent()) {
                row.fail("a value stands beside the columns");
            }
        }
    }

    private String text(Cell cell) {
        if (cell.getType() == CellType.ERROR || isError(cell)) {
            row.fail("a cell is an error", cell.getAddress() + " " + cell.getRawValue());
            return "";
        }
        if (cell.getType() == CellType.FORMULA && cell.getRawValue() == null) {
            row.fail("a formula has no value", String.valueOf(cell.getAddress()));
            return "";
        }
        return switch (cell.getValue()) {
            case null -> "";
            case BigDecimal number -> isDate(cell) ? date(cell) : text(number);
            case Object value -> value.toString();
        };
    }

    /** A formula that failed has the text of an error for its value. */
    private static boolean isError(Cell cell) {
        return cell.getType() == CellType.FORMULA
                && cell.getText().matches("#(NULL!|DIV/0!|VALUE!|REF!|NAME\\?|NUM!|N/A|SPILL!|CALC!)");
    }

    /** Whole numbers without an exponent; the noise of floating point, which Excel does not show either, is cut. */
    private static String text(BigDecimal number) {
        return number.scale() > -MOST_COLUMNS && number.precision() - (long) number.scale() < 40
                ? number.stripTrailingZeros().toPlainString()
                : number.toString();
    }

    private static boolean isDate(Cell cell) {
        String format = cell.getDataFormatString();
        if (format == null) {
            return false;
        }
        String symbols = format.replaceAll("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]", "").toLowerCase(Locale.ROOT);
        return symbols.contains("y") || symbols.contains("d") || symbols.matches(".*h.*m.*");
    }

    private String date(Cell cell) {
        try {
            LocalDateTime date = cell.asDate();
            return date.toString();
        } catch (DateTimeException | ExcelReaderException | ArithmeticException e) {
            return String.valueOf(cell.getRawValue());
        }
    }

    @Override
    public Row row() {
        return row;
    }

    @Override
    public RawRow raw() {
        return RawJson.of(columns, row);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public long size() {
        return bytes;
    }

    /** The library tells no position; it comes nearer to the end with every row. */
    @Override
    public long consumed() {
        return (long) ((double) bytes * read / (read + ROWS_A_STEP));
    }

    @Override
    public void close() {
        stream.close();
    }
}
