package dev.tributary.schemas.serde;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.FastReaderBuilder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.avro.util.ClassSecurityValidator;
import org.jspecify.annotations.Nullable;

/** Reads records of any registered version, resolved to the wanted schema; safe for several threads. */
final class AvroReader<T> {

    static {
        // Avro instantiates only classes that are trusted by name; generated records hold data and nothing else.
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(), SpecificRecordBase.class::isAssignableFrom));
    }

    private final SchemaRegistry registry;
    private final Function<Schema, DatumReader<T>> readers;
    private final Map<Integer, Prepared<T>> prepared = new ConcurrentHashMap<>();
    private volatile @Nullable Prepared<T> latest;

    private AvroReader(SchemaRegistry registry, Function<Schema, DatumReader<T>> readers) {
        this.registry = registry;
        this.readers = readers;
    }

    /** Reads generated records of one type. */
    static <T extends SpecificRecord> AvroReader<T> of(Class<? extends T> type, SchemaRegistry registry) {
        return new AvroReader<>(registry, written -> specific(type, written));
    }

    /** Reads generated records, each of the class that its schema names. */
    static AvroReader<SpecificRecord> named(SchemaRegistry registry) {
        return new AvroReader<>(registry, written -> specific(namedBy(written), written));
    }

    /** Reads generic records as they were written. */
    static AvroReader<GenericRecord> generic(SchemaRegistry registry) {
        return new AvroReader<>(registry, written -> resolving(GenericData.get(), written, written));
    }

    T read(byte[] bytes) {
        int id = WireFormat.schemaId(bytes);
        Prepared<T> reading = latest;
        if (reading == null || reading.schemaId != id) {
            reading = prepared.computeIfAbsent(id, this::prepare);
            latest = reading;
        }
        return WireFormat.decode(bytes, reading.reader);
    }

    private Prepared<T> prepare(int id) {
        Schema written = registry.byId(id);
        try {
            return new Prepared<>(id, readers.apply(written));
        } catch (RuntimeException e) {
            throw new MalformedAvroException(
                    "schema " + id + " (" + written.getFullName() + ") cannot be read here: " + e, e);
        }
    }

    private static <T extends SpecificRecord> DatumReader<T> specific(Class<? extends T> type, Schema written) {
        SpecificData model = SpecificData.getForClass(type);
        Schema wanted = model.getSchema(type);
        Units.conflict(written, wanted).ifPresent(conflict -> {
            throw new IllegalArgumentException(conflict);
        });
        return resolving(model, written, wanted);
    }

    private static Class<? extends SpecificRecord> namedBy(Schema written) {
        Class<?> type = SpecificData.get().getClass(written);
        if (type == null || !SpecificRecord.class.isAssignableFrom(type)) {
            throw new IllegalArgumentException("no generated class " + written.getFullName() + " on the class path");
        }
        return type.asSubclass(SpecificRecord.class);
    }

    private static <T> DatumReader<T> resolving(GenericData model, Schema written, Schema wanted) {
        try {
            return new FastReaderBuilder(model).createDatumReader(written, wanted);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private record Prepared<T>(int schemaId, DatumReader<T> reader) {}
}
