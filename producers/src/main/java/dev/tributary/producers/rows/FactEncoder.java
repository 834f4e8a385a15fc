package dev.tributary.producers.rows;

import dev.tributary.schemas.Topic;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.SchemaRegistry;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;

/** Writes facts in the wire format of their topic. */
@FunctionalInterface
public interface FactEncoder {

    byte[] encode(SpecificRecord fact);

    /** The encoder of a topic. */
    static <V extends SpecificRecord> FactEncoder of(Topic<V> topic, SchemaRegistry registry) {
        AvroSerde<V> serde = AvroSerde.of(topic, registry);
        return fact -> Objects.requireNonNull(serde.encode(topic.type().cast(fact)));
    }
}
