package dev.tributary.producers.source;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Fetches rejected CSV records byte for byte, by the line they start on. The parser keeps no raw text, and bad rows are
 * rare, so the file is read a second time, forward only, and only as far as the last bad row.
 */
final class RawRecords implements Closeable {

    private static final int END = -1;

    private final InputStream in;
    private final char delimiter;
    private final byte[] buffer = new byte[1 << 16];
    private int next;
    private int limit;
    private long line = 1;

    RawRecords(Path file, char delimiter) throws IOException {
        this.in = Files.newInputStream(file);
        this.delimiter = delimiter;
    }

    /** The record that starts on this line; lines must be asked for in rising order. */
    RawRow at(long startLine) throws IOException {
        while (line < startLine && peek() != END) {
            skipLine();
        }
        return record();
    }

    private void skipLine() throws IOException {
        int b = read();
        while (b != END && !isLineBreak(b)) {
            b = read();
        }
        if (b == '\r' && peek() == '\n') {
            next++;
        }
        line++;
    }

    private RawRow record() throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        long length = 0;
        boolean quoted = false;
        boolean mayOpenQuote = true;
        int previous = END;
        while (peek() != END && (quoted || !isLineBreak(peek()))) {
            int b = read();
            if (b == '"' && (quoted || mayOpenQuote)) {
                quoted = !quoted;
                // Right after a closing quote another one means an escaped quote: the field goes on.
                mayOpenQuote = !quoted;
            } else {
                mayOpenQuote = b == delimiter;
            }
            if (b == '\r' || (b == '\n' && previous != '\r')) {
                line++;
            }
            if (kept.size() < RawRow.MAX_BYTES) {
                kept.write(b);
            }
            length++;
            previous = b;
        }
        skipLine();
        return new RawRow(kept.toByteArray(), length);
    }

    private static boolean isLineBreak(int b) {
        return b == '\n' || b == '\r';
    }

    private int read() throws IOException {
        int b = peek();
        if (b != END) {
            next++;
        }
        return b;
    }

    private int peek() throws IOException {
        if (next == limit) {
            limit = Math.max(0, in.read(buffer));
            next = 0;
        }
        return next < limit ? buffer[next] & 0xff : END;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
