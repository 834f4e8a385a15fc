package dev.tributary.faults;

import dev.tributary.facts.Order;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Facts as producers of an earlier and of a later release write them, by plain Avro. */
final class OtherVersions {

    private static final Path FIRST_ORDER = Path.of("..", "schemas", "src", "main", "avro-history", "Order", "v1.avsc");
    private static final Schema NOTE =
            SchemaBuilder.builder().unionOf().nullType().and().stringType().endUnion();

    private OtherVersions() {}

    /** Of orders, the first that was released; of others, one that lacked the last of the fields that have a default. */
    static Schema older(Schema schema) {
        if (schema.getFullName().equals(Order.getClassSchema().getFullName())) {
            return read(FIRST_ORDER);
        }
        List<Field> fields = copies(schema);
        for (int i = fields.size() - 1; i >= 0; i--) {
            if (fields.get(i).hasDefaultValue()) {
                fields.remove(i);
                return withFields(schema, fields);
            }
        }
        return schema;
    }

    /** One with an optional field more, before all others. */
    static Schema newer(Schema schema) {
        return withFirst(schema, new Field("note", NOTE, null, Field.NULL_DEFAULT_VALUE));
    }

    /** One with a field more that nothing written before has, and no default for it. */
    static Schema incompatible(Schema schema) {
        return withFirst(schema, new Field("note", Schema.create(Schema.Type.STRING)));
    }

    /** The fact as far as this version of its schema can say it; one that has a note has some text in it. */
    static GenericRecord in(Schema version, SpecificRecord fact) {
        try {
            GenericRecord record = new GenericDatumReader<GenericRecord>(fact.getSchema(), version)
                    .read(null, DecoderFactory.get().binaryDecoder(bytes(fact), null));
            if (version.getField("note") != null) {
                record.put("note", "for later releases");
            }
            return record;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is left of a fact that was written in another version. */
    static <T extends SpecificRecord> T back(GenericRecord record, Class<T> type) {
        try {
            SpecificData model = SpecificData.getForClass(type);
            Schema schema = model.getSchema(type);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
            new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
            encoder.flush();
            return new SpecificDatumReader<T>(record.getSchema(), schema, model)
                    .read(null, DecoderFactory.get().binaryDecoder(out.toByteArray(), null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(SpecificRecord fact) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new SpecificDatumWriter<SpecificRecord>(fact.getSchema(), SpecificData.getForClass(fact.getClass()))
                .write(fact, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private static Schema read(Path file) {
        try {
            return new Schema.Parser().parse(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema withFirst(Schema schema, Field field) {
        List<Field> fields = new ArrayList<>(List.of(field));
        fields.addAll(copies(schema));
        return withFields(schema, fields);
    }

    private static Schema withFields(Schema schema, List<Field> fields) {
        return Schema.createRecord(schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
    }

    private static List<Field> copies(Schema schema) {
        List<Field> copies = new ArrayList<>();
        schema.getFields().forEach(field -> copies.add(new Field(field, field.schema())));
        return copies;
    }
}
