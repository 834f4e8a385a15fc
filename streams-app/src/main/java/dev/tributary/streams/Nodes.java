package dev.tributary.streams;

import dev.tributary.schemas.EntityPartitioner;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.SchemaRegistry;
import dev.tributary.streams.rollup.PartialRow;
import dev.tributary.streams.state.CommitHookedStores;
import dev.tributary.streams.views.View;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.Processor;

/** Sources, processors, stores and sinks of one topology, each under an explicit name. */
final class Nodes {

    private static final StreamPartitioner<byte[], Object> BY_ROW =
            (topic, key, value, partitions) -> Optional.of(Set.of(PartialRow.partition(key, partitions)));

    private static final StreamPartitioner<byte[], SpecificRecord> BY_ENTITY =
            (topic, key, value, partitions) -> Optional.of(Set.of(EntityPartitioner.partition(key, partitions)));

    private final Topology topology = new Topology();
    private final TopologySettings settings;
    private final SchemaRegistry registry;

    Nodes(TopologySettings settings, SchemaRegistry registry) {
        this.settings = settings;
        this.registry = registry;
    }

    Topology topology() {
        return topology;
    }

    /** The sink by which a processor sends parts of merged rows. */
    static String partials(String name) {
        return name + ".partials";
    }

    /** A source and the processor that reads it. */
    <V> void addStage(
            String name,
            String node,
            String topic,
            Deserializer<V> values,
            Supplier<Processor<byte[], V, byte[], Object>> processor) {
        addProcessor(node, processor, addSource(name, topic, values));
    }

    /** A source; gives the name of its node. */
    <V> String addSource(String name, String topic, Deserializer<V> values) {
        String source = name + ".source";
        topology.addSource(
                AutoOffsetReset.earliest(),
                source,
                new EventTime(settings.topics()),
                new ByteArrayDeserializer(),
                values,
                topic);
        return source;
    }

    /** A processor behind others of the same task. */
    <V> void addProcessor(String node, Supplier<Processor<byte[], V, byte[], Object>> processor, String... parents) {
        topology.addProcessor(node, processor::get, parents);
    }

    void addStore(String store, String node) {
        topology.addStateStore(CommitHookedStores.named(store, settings.stores()), node);
    }

    void addPartials(String name, String node) {
        topology.addSink(
                partials(name), settings.topics().partials(), new ByteArraySerializer(), bytes(), BY_ROW, node);
    }

    <V extends SpecificRecord> void addView(View<V> view, String node) {
        topology.addSink(
                view.sink(),
                view.topic().name(),
                new ByteArraySerializer(),
                AvroSerde.of(view.topic(), registry).serializer(),
                node);
    }

    /** A sink whose records lie where the facts of their entity do. */
    <V extends SpecificRecord> void addEntitySink(String sink, Topic<V> topic, String node) {
        topology.addSink(
                sink,
                topic.name(),
                new ByteArraySerializer(),
                AvroSerde.of(topic, registry).serializer(),
                BY_ENTITY,
                node);
    }

    <F extends SpecificRecord> Deserializer<F> facts(Topic<F> topic) {
        return AvroSerde.of(topic, registry).deserializer();
    }

    @SuppressWarnings("unchecked")
    private static <T> Serializer<T> bytes() {
        return (Serializer<T>) (Serializer<?>) new ByteArraySerializer();
    }
}
