package dev.tributary.producers.source;

import dev.tributary.producers.ReplayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;

/** The sheets of an Excel workbook; the first row of each names its columns. */
public final class XlsxTables implements Tables {

    private final Path file;
    private final ReadableWorkbook workbook;
    private final long size;

    private XlsxTables(Path file, ReadableWorkbook workbook, long size) {
        this.file = file;
        this.workbook = workbook;
        this.size = size;
    }

    /** Opens a workbook. */
    public static XlsxTables open(Path file) {
        try {
            XlsxFile.check(file);
            return new XlsxTables(
                    file,
                    new ReadableWorkbook(file.toFile(), new ReadingOptions(XlsxFile.hasStyles(file), true)),
                    Files.size(file));
        } catch (ReplayException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The parser tells what is wrong with a file by many kinds of exceptions.
            throw failed(String.valueOf(file.getFileName()), e);
        }
    }

    /** What to tell where a workbook cannot be read on. */
    static ReplayException failed(String name, Exception cause) {
        return ReplayException.failed(
                name + " is damaged or no Excel workbook: " + Printable.of(String.valueOf(cause.getMessage()), 200));
    }

    @Override
    public String name() {
        return String.valueOf(file.getFileName());
    }

    @Override
    public boolean areNamedFreely() {
        return true;
    }

    @Override
    public List<String> names() {
        return workbook.getSheets().map(Sheet::getName).toList();
    }

    @Override
    public Source open(String table, Set<String> wanted) {
        Sheet sheet = workbook.findSheet(table).orElseThrow();
        return XlsxSource.open(name() + "/" + table, sheet, size / Math.max(1, names().size()));
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
