package dev.tributary.schemas.serde;

import java.util.Map;
import java.util.Objects;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro records in Confluent's wire format. For any Kafka client:
 * {@code value.deserializer=dev.tributary.schemas.serde.AvroDeserializer}, with the keys of
 * {@link HttpSchemaRegistry#connect} and one of:
 *
 * <ul>
 *   <li>{@code specific.avro.value.type} (or {@code specific.avro.key.type}): the generated class to read into
 *   <li>{@code specific.avro.reader=true}: the generated class that the written schema names
 *   <li>neither: generic records as they were written
 * </ul>
 */
public final class AvroDeserializer implements Deserializer<Object> {

    private @Nullable AvroReader<? extends IndexedRecord> reader;

    @Override
    public void configure(Map<String, ?> config, boolean isKey) {
        SchemaRegistry registry = HttpSchemaRegistry.connect(config);
        Object type = config.get(isKey ? "specific.avro.key.type" : "specific.avro.value.type");
        if (type != null) {
            reader = AvroReader.of(recordType(type), registry);
        } else if ("true".equals(String.valueOf(config.get("specific.avro.reader")))) {
            reader = AvroReader.named(registry);
        } else {
            reader = AvroReader.generic(registry);
        }
    }

    @Override
    public @Nullable Object deserialize(String topic, byte @Nullable [] bytes) {
        return bytes == null
                ? null
                : Objects.requireNonNull(reader, "configure comes before deserialize")
                        .read(bytes);
    }

    private static Class<? extends SpecificRecord> recordType(Object type) {
        try {
            return type instanceof Class<?> known
                    ? known.asSubclass(SpecificRecord.class)
                    : Utils.loadClass(type.toString(), SpecificRecord.class);
        } catch (ClassNotFoundException | ClassCastException e) {
            throw new ConfigException(
                    "specific.avro type " + type + " is not a generated Avro record on the class path");
        }
    }
}
