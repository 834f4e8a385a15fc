package dev.tributary.producers.source;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import dev.tributary.producers.ReplayException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The beginning of a CSV file: is it text at all, and what separates its fields. */
final class CsvHead {

    private static final int BYTES = 1 << 16;

    private CsvHead() {}

    /** The first characters of a file; a file that is no UTF-8 text is refused. */
    static String read(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(BYTES);
        }
        requireText(String.valueOf(file.getFileName()), head);
        StringWriter text = new StringWriter();
        try (Reader reader = Utf8.reader(new ByteArrayInputStream(head))) {
            reader.transferTo(text);
        }
        return text.toString();
    }

    private static void requireText(String name, byte[] head) {
        if (startsWith(head, 0xFF, 0xFE) || startsWith(head, 0xFE, 0xFF)) {
            throw ReplayException.failed(name + " is UTF-16 text; save it as UTF-8");
        }
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                throw ReplayException.failed(
                        name + " is not a CSV text file: byte " + (i + 1) + " is zero; save it as CSV in UTF-8");
            }
        }
    }

    private static boolean startsWith(byte[] head, int first, int second) {
        return head.length >= 2 && (head[0] & 0xff) == first && (head[1] & 0xff) == second;
    }

    /** The delimiter under which the header names most of the wanted columns, and among those most columns. */
    static char delimiter(String head, Set<String> wanted) {
        Set<String> names =
                wanted.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return Stream.of(',', ';', '\t', '|')
                .max(Comparator.comparingLong((Character delimiter) -> hits(header(head, delimiter), names))
                        .thenComparingInt(delimiter -> header(head, delimiter).length))
                .orElse(',');
    }

    private static long hits(String[] header, Set<String> names) {
        return Arrays.stream(header)
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(names::contains)
                .distinct()
                .count();
    }

    @SuppressWarnings("removal") // as in the reader of the rows
    private static String[] header(String head, char delimiter) {
        try {
            return head.isBlank()
                    ? new String[0]
                    : CsvReader.builder()
                            .fieldSeparator(delimiter)
                            .allowExtraCharsAfterClosingQuote(true)
                            .ofSingleCsvRecord(StringArrayHandler.of(), head);
        } catch (CsvParseException e) {
            return new String[0];
        }
    }
}
