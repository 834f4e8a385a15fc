package dev.tributary.schemas.serde;

import java.util.Map;
import java.util.Objects;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes Avro records, generated or generic, in Confluent's wire format, under the subject {@code <topic>-value} or
 * {@code <topic>-key}. For any Kafka client: {@code value.serializer=dev.tributary.schemas.serde.AvroSerializer}, with
 * the keys of {@link HttpSchemaRegistry#connect}.
 */
public final class AvroSerializer implements Serializer<Object> {

    private @Nullable AvroWriter writer;
    private String suffix = "-value";

    @Override
    public void configure(Map<String, ?> config, boolean isKey) {
        writer = new AvroWriter(HttpSchemaRegistry.connect(config));
        suffix = isKey ? "-key" : "-value";
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (!(value instanceof IndexedRecord record)) {
            throw new SerializationException(value.getClass().getName() + " is not an Avro record");
        }
        return Objects.requireNonNull(writer, "configure comes before serialize")
                .write(topic + suffix, record.getSchema(), record);
    }
}
