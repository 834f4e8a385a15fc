package dev.tributary.producers.source;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.tributary.producers.ReplayException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A CSV file in UTF-8 with a header line; blank lines are passed over. */
public final class CsvSource implements Source {

    private final Path file;
    private final long size;
    private final char delimiter;
    private final CountingInputStream bytes;
    private final CsvReader<Row> reader;
    private final Iterator<Row> rows;
    private final Row row = new Row();
    private final List<String> columns;
    private Optional<RawRecords> rawRecords = Optional.empty();

    @SuppressWarnings("removal") // text behind a closing quote is kept: real files have it
    private CsvSource(Path file, char delimiter) throws IOException {
        this.file = file;
        this.size = Files.size(file);
        this.delimiter = delimiter;
        this.bytes = new CountingInputStream(Files.newInputStream(file));
        this.reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowExtraCharsAfterClosingQuote(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(new RowFiller(row), Utf8.reader(bytes));
        this.rows = reader.iterator();
        this.columns = header();
    }

    /**
     * Opens a file and reads its header.
     *
     * @param delimiter the field delimiter, detected where it is not given
     * @param wanted the columns that the caller looks for; they tell a delimiter from a character of a name
     */
    public static CsvSource open(Path file, Optional<Character> delimiter, Set<String> wanted) {
        try {
            String head = CsvHead.read(file);
            return new CsvSource(file, delimiter.orElseGet(() -> CsvHead.delimiter(head, wanted)));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private List<String> header() {
        if (!next()) {
            throw ReplayException.failed(name() + " is empty; its first line must name the columns");
        }
        return IntStream.range(0, row.size()).mapToObj(i -> row.text(i).strip()).toList();
    }

    @Override
    public boolean next() {
        try {
            return rows.hasNext() && rows.next() == row;
        } catch (UncheckedIOException e) {
            throw unreadable(file, Objects.requireNonNull(e.getCause()));
        } catch (CsvParseException e) {
            throw ReplayException.failed(name() + ", line " + row.position()
                    + ": a field does not end within 16 million characters; is a closing quote missing?");
        }
    }

    @Override
    public Row row() {
        return row;
    }

    @Override
    public RawRow raw() {
        try {
            if (rawRecords.isEmpty()) {
                rawRecords = Optional.of(new RawRecords(file, delimiter));
            }
            return rawRecords.get().at(row.position());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    @Override
    public String name() {
        return String.valueOf(file.getFileName());
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long consumed() {
        return bytes.count();
    }

    @Override
    public void close() throws IOException {
        try (reader) {
            if (rawRecords.isPresent()) {
                rawRecords.get().close();
            }
        }
    }

    private static ReplayException unreadable(Path file, IOException cause) {
        return ReplayException.failed("cannot read " + file + ": " + cause.getMessage());
    }

    /** Copies the parser's fields into the row. */
    private static final class RowFiller extends AbstractBaseCsvCallbackHandler<Row> {

        private final Row row;

        RowFiller(Row row) {
            this.row = row;
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            row.clear(startingLineNumber);
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            row.add(buffer, offset, length);
        }

        @Override
        protected Row buildRecord() {
            return row;
        }
    }
}
