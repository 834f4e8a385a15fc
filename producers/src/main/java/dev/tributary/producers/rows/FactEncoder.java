package dev.tributary.producers.rows;

import dev.tributary.producers.mapping.Mapping;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.SchemaRegistry;
import java.util.Objects;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * Writes facts in the wire format of their topic.
 *
 * @param topic the topic's name
 */
public record FactEncoder(String topic, Function<SpecificRecord, byte[]> serde) {

    /** The encoder of the facts of one kind of file. */
    public static FactEncoder of(Mapping kind, Topics topics, SchemaRegistry registry) {
        return topics.facts().stream()
                .filter(topic -> topic.type().equals(kind.fact()))
                .findFirst()
                .map(topic -> of(topic, registry))
                .orElseThrow(() -> new IllegalStateException("no topic holds " + kind.fact()));
    }

    private static <V extends SpecificRecord> FactEncoder of(Topic<V> topic, SchemaRegistry registry) {
        AvroSerde<V> serde = AvroSerde.of(topic, registry);
        return new FactEncoder(
                topic.name(),
                fact -> Objects.requireNonNull(serde.encode(topic.type().cast(fact))));
    }
}
