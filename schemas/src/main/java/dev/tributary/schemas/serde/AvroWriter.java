package dev.tributary.schemas.serde;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Writes records under ids of the registry; safe for several threads. */
final class AvroWriter {

    private final SchemaRegistry registry;
    private final Map<Target, Prepared> prepared = new ConcurrentHashMap<>();
    private volatile @Nullable Prepared latest;

    AvroWriter(SchemaRegistry registry) {
        this.registry = registry;
    }

    byte[] write(String subject, Schema schema, IndexedRecord value) {
        Prepared writing = latest;
        if (writing == null || !writing.isFor(subject, schema)) {
            writing = prepared.computeIfAbsent(new Target(subject, schema), target -> prepare(target, value));
            latest = writing;
        }
        return WireFormat.encode(writing.schemaId, writing.writer, value);
    }

    private Prepared prepare(Target target, IndexedRecord value) {
        int id = registry.register(target.subject, NeutralSchema.of(target.schema));
        return new Prepared(target, id, writer(target.schema, value));
    }

    private static DatumWriter<IndexedRecord> writer(Schema schema, IndexedRecord value) {
        return value instanceof SpecificRecord
                ? new SpecificDatumWriter<>(schema, SpecificData.getForClass(value.getClass()))
                : new GenericDatumWriter<>(schema);
    }

    private record Target(String subject, Schema schema) {}

    private record Prepared(Target target, int schemaId, DatumWriter<IndexedRecord> writer) {

        boolean isFor(String subject, Schema schema) {
            return target.schema == schema && target.subject.equals(subject);
        }
    }
}
