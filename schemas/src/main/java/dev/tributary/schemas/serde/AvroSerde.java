package dev.tributary.schemas.serde;

import dev.tributary.schemas.Topic;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The values of one topic in Confluent's wire format; a null value is a tombstone and stays null.
 *
 * <p>One instance serves all threads. The schema is registered with the first value written; values written with other
 * versions of the schema are resolved to the one compiled in.
 *
 * <p>Errors of a record are {@link NotAvroException}, {@link UnknownSchemaException} and {@link MalformedAvroException};
 * {@link RegistryUnavailableException} and {@link SchemaRejectedException} are not the record's fault.
 */
public final class AvroSerde<V extends SpecificRecord> implements Serde<V> {

    private final AvroWriter writer;
    private final AvroReader<V> reader;
    private final String subject;
    private final Schema schema;

    private AvroSerde(Topic<V> topic, SchemaRegistry registry) {
        SpecificData model = SpecificData.getForClass(topic.type());
        subject = topic.subject();
        schema = model.getSchema(topic.type());
        writer = new AvroWriter(registry);
        reader = AvroReader.of(topic.type(), registry);
    }

    /** The serde of a topic's values. */
    public static <V extends SpecificRecord> AvroSerde<V> of(Topic<V> topic, SchemaRegistry registry) {
        return new AvroSerde<>(topic, registry);
    }

    /** The bytes of a value; null for null. */
    public byte @Nullable [] encode(@Nullable V value) {
        return value == null ? null : writer.write(subject, schema, value);
    }

    /** The value of bytes; null for null. */
    public @Nullable V decode(byte @Nullable [] bytes) {
        return bytes == null ? null : reader.read(bytes);
    }

    @Override
    public Serializer<V> serializer() {
        return (topic, value) -> encode(value);
    }

    @Override
    public Deserializer<V> deserializer() {
        return (topic, bytes) -> decode(bytes);
    }
}
