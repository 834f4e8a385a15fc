package dev.tributary.producers.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Rows as JSON for a dead letter, cut at its bound however large they are. Empty columns are left out. */
final class RawJson {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    private RawJson(JsonGenerator json) {
        this.json = json;
    }

    /** A row as an object of its columns. */
    static RawRow of(List<String> columns, Row row) {
        return of(out -> out.columns(columns, row));
    }

    /** An object of what the content adds. */
    static RawRow of(Content content) {
        Bounded bytes = new Bounded();
        try (JsonGenerator generator = JSON.createGenerator(bytes)) {
            generator.writeStartObject();
            content.write(new RawJson(generator));
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RawRow(bytes.kept.toByteArray(), bytes.length);
    }

    /** Adds a row under a name; a bad one as it stood in its source. */
    void add(String name, List<String> columns, Row row, Optional<RawRow> bad) throws IOException {
        json.writeFieldName(name);
        write(columns, row, bad);
    }

    /** Adds lines. */
    void add(String name, RowLines lines) throws IOException {
        json.writeArrayFieldStart(name);
        for (int i = 0; i < lines.kept(); i++) {
            write(lines.columns(), lines.line(i), lines.badRaw(i));
        }
        json.writeEndArray();
    }

    private void write(List<String> columns, Row row, Optional<RawRow> bad) throws IOException {
        if (bad.isPresent()) {
            json.writeString(new String(bad.get().bytes(), StandardCharsets.UTF_8));
        } else {
            json.writeStartObject();
            columns(columns, row);
            json.writeEndObject();
        }
    }

    private void columns(List<String> columns, Row row) throws IOException {
        for (int i = 0; i < row.size() && i < columns.size(); i++) {
            if (row.end(i) > row.start(i)) {
                json.writeStringField(columns.get(i), row.text(i));
            }
        }
    }

    /** Writes the fields of an object. */
    @FunctionalInterface
    interface Content {
        void write(RawJson json) throws IOException;
    }

    /** Keeps the first bytes and counts all. */
    private static final class Bounded extends OutputStream {

        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private long length;

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            kept.write(bytes, from, Math.min(count, RawRow.MAX_BYTES - kept.size()));
            length += count;
        }
    }
}
