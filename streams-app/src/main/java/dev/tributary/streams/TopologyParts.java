package dev.tributary.streams;

import dev.tributary.query.Rollup;
import dev.tributary.query.Rollup.Placement;
import dev.tributary.query.ledger.LedgerRollup;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.AvroSerde;
import dev.tributary.schemas.serde.SchemaRegistry;
import dev.tributary.streams.facts.FactModel;
import dev.tributary.streams.facts.FactProcessor;
import dev.tributary.streams.facts.FactStores;
import dev.tributary.streams.facts.Outcomes;
import dev.tributary.streams.ledger.LedgerOutcomes;
import dev.tributary.streams.rollup.MergeProcessor;
import dev.tributary.streams.rollup.PartialRow;
import dev.tributary.streams.state.CommitHookedStores;
import dev.tributary.streams.views.Publishers;
import dev.tributary.streams.views.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
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

/** The building blocks that domains are wired from; every node and store is named after its domain. */
public final class TopologyParts {

    private static final StreamPartitioner<byte[], Object> BY_ROW =
            (topic, key, value, partitions) -> Optional.of(Set.of(PartialRow.partition(key, partitions)));

    private final Topology topology = new Topology();
    private final TopologySettings settings;
    private final Topics topics;
    private final SchemaRegistry registry;

    TopologyParts(TopologySettings settings, SchemaRegistry registry) {
        this.settings = settings;
        this.topics = settings.topics();
        this.registry = registry;
    }

    /** Facts of a domain that has one fact topic; what becomes of each is counted in the ledger. */
    public <F extends SpecificRecord, R> void addFacts(Domain domain, Topic<F> topic, FactModel<F, R> model) {
        addFacts(domain.name(), domain, topic, model, LedgerOutcomes::new);
    }

    /** Facts under a processor name of their own. */
    public <F extends SpecificRecord, R> void addFacts(
            String name, Domain domain, Topic<F> topic, FactModel<F, R> model, Supplier<Outcomes> outcomes) {
        FactStores stores = stores(name, topic.name());
        Publishers publishers = firstStage(name, domain);
        Deserializer<F> facts = AvroSerde.of(topic, registry).deserializer();
        addStage(name, topic.name(), facts, () -> new FactProcessor<>(model, outcomes.get(), stores, publishers));
        addStore(stores.facts(), node(name));
        addStore(stores.rows(), node(name));
        addOutputs(name, domain);
    }

    /** Raw records whose processor keeps rows only. */
    public void addRecords(
            String name,
            Domain domain,
            String topic,
            BiFunction<FactStores, Publishers, Processor<byte[], byte[], byte[], Object>> processor) {
        FactStores stores = stores(name, topic);
        Publishers publishers = firstStage(name, domain);
        addStage(name, topic, new ByteArrayDeserializer(), () -> processor.apply(stores, publishers));
        addStore(stores.rows(), node(name));
        addOutputs(name, domain);
    }

    /** The second stage, which sums the parts of the merged rows of all domains. */
    Topology merged(List<Domain> domains) {
        String node = "merge";
        List<Rollup> rollups = domains.stream()
                .flatMap(domain -> domain.rollups().stream())
                .filter(rollup -> rollup.placement() == Placement.MERGED)
                .toList();
        List<View<?>> views = views(domains, Placement.MERGED);
        Publishers publishers = Publishers.secondStage(node, rollups, views);
        addStage(
                node,
                topics.partials(),
                new ByteArrayDeserializer(),
                () -> new MergeProcessor(StoreNames.PARTS, StoreNames.TOTALS, settings.liveCells(), publishers));
        addStore(StoreNames.PARTS, node(node));
        addStore(StoreNames.TOTALS, node(node));
        views.forEach(view -> addView(view, node(node)));
        return topology;
    }

    private <V> void addStage(
            String name,
            String topic,
            Deserializer<V> values,
            Supplier<Processor<byte[], V, byte[], Object>> processor) {
        topology.addSource(
                AutoOffsetReset.earliest(),
                name + ".source",
                new EventTime(topics),
                new ByteArrayDeserializer(),
                values,
                topic);
        topology.addProcessor(node(name), processor::get, name + ".source");
    }

    private void addStore(String store, String node) {
        topology.addStateStore(CommitHookedStores.named(store, settings.stores()), node);
    }

    private void addOutputs(String name, Domain domain) {
        topology.addSink(partials(name), topics.partials(), new ByteArraySerializer(), bytes(), BY_ROW, node(name));
        views(List.of(domain), Placement.ENTITY).forEach(view -> addView(view, node(name)));
    }

    private <V extends SpecificRecord> void addView(View<V> view, String node) {
        topology.addSink(
                view.sink(),
                view.topic().name(),
                new ByteArraySerializer(),
                AvroSerde.of(view.topic(), registry).serializer(),
                node);
    }

    private Publishers firstStage(String name, Domain domain) {
        List<Rollup> rollups = new ArrayList<>(domain.rollups());
        if (!rollups.contains(LedgerRollup.LEDGER)) {
            rollups.add(LedgerRollup.LEDGER);
        }
        return Publishers.firstStage(name, rollups, views(List.of(domain), Placement.ENTITY), partials(name));
    }

    private FactStores stores(String name, String topic) {
        return new FactStores(
                StoreNames.facts(name), StoreNames.rows(name), settings.partitionsOf(topic), settings.liveCells());
    }

    private static List<View<?>> views(List<Domain> domains, Placement placement) {
        return domains.stream()
                .<View<?>>flatMap(domain -> domain.views().stream())
                .filter(view -> view.rollup().placement() == placement)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static <T> Serializer<T> bytes() {
        return (Serializer<T>) (Serializer<?>) new ByteArraySerializer();
    }

    private static String node(String name) {
        return name + ".rollups";
    }

    private static String partials(String name) {
        return name + ".partials";
    }
}
