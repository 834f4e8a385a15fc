package dev.tributary.producers.mapping;

import dev.tributary.producers.source.Row;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * The bytes of a fact in the wire format, put together from the content that is Avro already: a third of the cost of a
 * record object. The first fact is also written by the serde: it gives the header with the schema id, and what follows the
 * content, namely the defaults of the schema's last fields; between them it must be the same byte for byte.
 */
final class FactBytes {

    private static final int HEADER = 5;

    private final Mapping mapping;
    private final Schema schema;
    private final byte[] workspace;
    private final String workspaceName;
    private final boolean contentIsInOnePiece;
    private final Function<SpecificRecord, byte[]> serde;
    private final AvroBuffer out = new AvroBuffer();
    private byte[] header = new byte[0];
    private byte[] tail = new byte[0];

    FactBytes(Mapping mapping, String workspace, Function<SpecificRecord, byte[]> serde) {
        this.mapping = mapping;
        this.schema = SpecificData.get().getSchema(mapping.fact());
        this.workspaceName = workspace;
        this.workspace = avroText(workspace);
        this.contentIsInOnePiece = schema.getField("workspace").pos() == 0
                && schema.getField("id").pos() == 1
                && schema.getField(lastField(mapping)).pos()
                        == mapping.fields().size() + (mapping.lines().isPresent() ? 2 : 1);
        this.serde = serde;
    }

    private static String lastField(Mapping mapping) {
        return mapping.lines().isPresent()
                ? Lines.FIELD
                : mapping.fields().getLast().field();
    }

    byte[] of(String id, FactContent content, FieldReader[] readers, Row row) {
        if (!contentIsInOnePiece) {
            return serde.apply(record(id, content, readers, row));
        }
        if (header.length == 0) {
            byte[] written = serde.apply(record(id, content, readers, row));
            header = Arrays.copyOf(written, HEADER);
            byte[] assembled = assemble(id, content);
            if (Arrays.mismatch(written, assembled) >= 0 && Arrays.mismatch(written, assembled) < assembled.length) {
                throw new IllegalStateException("the bytes of " + schema.getName() + " differ from those of its serde");
            }
            tail = Arrays.copyOfRange(written, assembled.length, written.length);
            return written;
        }
        return assemble(id, content);
    }

    private byte[] assemble(String id, FactContent content) {
        byte[] encodedId = id.getBytes(StandardCharsets.UTF_8);
        out.clear();
        out.write(header, header.length);
        out.write(workspace, workspace.length);
        out.writeLong(encodedId.length);
        out.write(encodedId, encodedId.length);
        out.write(content.bytes(), content.length());
        out.write(tail, tail.length);
        return out.copy();
    }

    private SpecificRecord record(String id, FactContent content, FieldReader[] readers, Row row) {
        SpecificRecord fact = (SpecificRecord) SpecificData.newInstance(mapping.fact(), schema);
        for (Schema.Field field : schema.getFields()) {
            if (field.hasDefaultValue()) {
                fact.put(field.pos(), SpecificData.getForClass(mapping.fact()).getDefaultValue(field));
            }
        }
        fact.put(schema.getField("workspace").pos(), workspaceName);
        fact.put(schema.getField("id").pos(), id);
        for (int i = 0; i < readers.length; i++) {
            if (content.has(i)) {
                Schema.Field field = schema.getField(readers[i].field().field());
                FieldType type = readers[i].field().type();
                Object value = type == FieldType.TEXT
                        ? readers[i].text(row)
                        : FactSchema.value(field.schema(), type, content.number(i));
                fact.put(field.pos(), value);
            }
        }
        if (mapping.lines().isPresent()) {
            Schema.Field lines = schema.getField(Lines.FIELD);
            fact.put(lines.pos(), content.lines(lines.schema()));
        }
        return fact;
    }

    private static byte[] avroText(String text) {
        AvroBuffer written = new AvroBuffer();
        written.writeText(text.toCharArray(), 0, text.length());
        return written.copy();
    }
}
