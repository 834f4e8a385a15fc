package dev.tributary.producers.source;

import dev.tributary.producers.ReplayException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** An Excel workbook, which is a ZIP file of XML; what it grows to is checked before any of it is parsed. */
public final class XlsxFile {

    private static final byte[] ZIP = HexFormat.of().parseHex("504b0304");
    private static final byte[] OLD_EXCEL = HexFormat.of().parseHex("d0cf11e0a1b11ae1");

    private static final String CONTENTS = "[Content_Types].xml";

    /** Real workbooks shrink to a tenth or so; of small parts the ratio tells nothing. */
    private static final long MOST_GROWTH = 100;

    private static final long SMALL = 4L << 20;

    /** Texts that cells share are kept in memory. */
    private static final long MOST_SHARED_TEXT = 64L << 20;

    private static final long MOST_BYTES = 8L << 30;
    private static final int MOST_PARTS = 10_000;

    private XlsxFile() {}

    /** Whether the file says of itself that it is a workbook: a ZIP file, or Excel's older or encrypted format. */
    public static boolean isWorkbook(Path file) {
        return startsWith(file, ZIP) || startsWith(file, OLD_EXCEL);
    }

    /**
     * Checks that a file can be parsed in bounded memory and time.
     *
     * @throws ReplayException where it is of another kind, or grows without measure
     */
    static void check(Path file) throws IOException {
        if (startsWith(file, OLD_EXCEL)) {
            throw ReplayException.failed(file.getFileName()
                    + " is an encrypted workbook, or one of Excel before 2007; save it as .xlsx without a password");
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry(CONTENTS) == null) {
                throw ReplayException.failed(file.getFileName() + " is a ZIP file, but no Excel workbook");
            }
            if (zip.size() > MOST_PARTS) {
                throw ReplayException.failed(file.getFileName() + " has more than " + MOST_PARTS + " parts");
            }
            long left = MOST_BYTES;
            for (Enumeration<? extends ZipEntry> parts = zip.entries(); parts.hasMoreElements(); ) {
                left -= length(file, zip, parts.nextElement(), left);
            }
        } catch (ZipException e) {
            throw ReplayException.failed(file.getFileName() + " is damaged: " + e.getMessage());
        }
    }

    /** Whether a checked workbook says how its cells are shown, which tells dates from numbers; the parser asks for it. */
    static boolean hasStyles(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(CONTENTS))) {
            return new String(in.readNBytes((int) SMALL), StandardCharsets.UTF_8).contains("spreadsheetml.styles+xml");
        }
    }

    /** The real length of a part, whatever the file says of it. */
    private static long length(Path file, ZipFile zip, ZipEntry part, long most) throws IOException {
        boolean shared = part.getName().toLowerCase(Locale.ROOT).endsWith("sharedstrings.xml");
        long bound = Math.min(most, Math.max(SMALL, Math.max(1, part.getCompressedSize()) * MOST_GROWTH));
        byte[] buffer = new byte[1 << 16];
        long length = 0;
        try (InputStream in = zip.getInputStream(part)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                length += read;
                if (length > bound) {
                    throw ReplayException.failed(file.getFileName() + " has a part that grows beyond measure when it is"
                            + " unpacked, " + Printable.of(part.getName(), 60) + "; save its sheets as CSV");
                }
                if (shared && length > MOST_SHARED_TEXT) {
                    throw ReplayException.failed(
                            file.getFileName() + " has more than 64 MB of text in its cells; save its sheets as CSV");
                }
            }
        }
        return length;
    }

    private static boolean startsWith(Path file, byte[] magic) {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(magic.length), magic);
        } catch (IOException e) {
            throw ReplayException.failed("cannot read " + file + ": " + e.getMessage());
        }
    }
}
