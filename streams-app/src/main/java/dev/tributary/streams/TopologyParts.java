package dev.tributary.streams;

import dev.tributary.query.Rollup;
import dev.tributary.query.Rollup.Placement;
import dev.tributary.query.ledger.LedgerRollup;
import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import dev.tributary.schemas.serde.SchemaRegistry;
import dev.tributary.streams.entity.EntityStores;
import dev.tributary.streams.facts.AdditiveModel;
import dev.tributary.streams.facts.FactChange;
import dev.tributary.streams.facts.FactModel;
import dev.tributary.streams.facts.FactProcessor;
import dev.tributary.streams.facts.FactStores;
import dev.tributary.streams.facts.Outcomes;
import dev.tributary.streams.ledger.LedgerOutcomes;
import dev.tributary.streams.rollup.MergeProcessor;
import dev.tributary.streams.users.UserFact;
import dev.tributary.streams.users.UserFactKind;
import dev.tributary.streams.views.Publishers;
import dev.tributary.streams.views.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;

/** The building blocks that domains are wired from; every node and store is named after its domain. */
public final class TopologyParts {

    private final Nodes nodes;
    private final TopologySettings settings;
    private final Topics topics;
    private final UserFacts users = new UserFacts();

    TopologyParts(TopologySettings settings, SchemaRegistry registry) {
        this.settings = settings;
        this.topics = settings.topics();
        this.nodes = new Nodes(settings, registry);
    }

    /** Facts of a domain that has one fact topic; what becomes of each is counted in the ledger. */
    public <F extends SpecificRecord, R> void addFacts(Domain domain, Topic<F> topic, AdditiveModel<F, R> model) {
        addFacts(domain.name(), domain, topic, model);
    }

    /** Facts under a processor name of their own. */
    public <F extends SpecificRecord, R> void addFacts(
            String name, Domain domain, Topic<F> topic, AdditiveModel<F, R> model) {
        addFacts(name, domain, topic, model, LedgerOutcomes::new);
    }

    /** The same, counted in another way. */
    public <F extends SpecificRecord, R> void addFacts(
            String name, Domain domain, Topic<F> topic, AdditiveModel<F, R> model, Supplier<Outcomes> outcomes) {
        FactStores stores = stores(name, topic.name());
        Publishers publishers = firstStage(name, domain);
        nodes.addStage(
                name,
                node(name),
                topic.name(),
                nodes.facts(topic),
                () -> FactProcessor.adding(model, outcomes.get(), stores, publishers));
        nodes.addStore(stores.facts(), node(name));
        nodes.addStore(stores.rows(), node(name));
        addOutputs(name, domain);
    }

    /** A processor that learns of every change of users' facts of some kinds and keeps what they mean together. */
    public void addUserReader(
            Domain domain,
            Set<UserFactKind> kinds,
            BiFunction<EntityStores, Publishers, Processor<byte[], FactChange<? extends UserFact>, byte[], Object>>
                    processor) {
        addUserReader(domain, kinds, processor, List.of());
    }

    /** The same for one that takes up what comes from other sources too. */
    public <V> void addUserReader(
            Domain domain,
            Set<UserFactKind> kinds,
            BiFunction<EntityStores, Publishers, Processor<byte[], V, byte[], Object>> processor,
            List<String> sources) {
        String name = domain.name();
        EntityStores stores = new EntityStores(StoreNames.users(name), StoreNames.rows(name), settings.liveCells());
        Publishers publishers = firstStage(name, domain);
        List<String> parents = new ArrayList<>(users.addReader(this, kinds, node(name)));
        parents.addAll(sources);
        nodes.addProcessor(node(name), () -> processor.apply(stores, publishers), parents.toArray(String[]::new));
        nodes.addStore(stores.entities(), node(name));
        nodes.addStore(stores.rows(), node(name));
        addOutputs(name, domain);
    }

    /** A source of messages about entities; gives the name of its node. */
    public <V extends SpecificRecord> String addSource(String name, Topic<V> topic) {
        return nodes.addSource(name, topic.name(), nodes.facts(topic));
    }

    /** A sink for messages about entities that the domain's processor sends. */
    public <V extends SpecificRecord> void addSink(String sink, Domain domain, Topic<V> topic) {
        nodes.addEntitySink(sink, topic, node(domain.name()));
    }

    /** Facts whose changes other processors learn of; their own rows are the ledger's. */
    <F extends SpecificRecord, R> void addToldFacts(
            String name, String node, Topic<F> topic, FactModel<F, R> model, List<String> readers) {
        FactStores stores = stores(name, topic.name());
        Publishers publishers =
                Publishers.firstStage(name, List.of(LedgerRollup.LEDGER), List.of(), Nodes.partials(name));
        nodes.addStage(
                name,
                node,
                topic.name(),
                nodes.facts(topic),
                () -> FactProcessor.telling(readers, model, new LedgerOutcomes(), stores, publishers));
        nodes.addStore(stores.facts(), node);
        nodes.addStore(stores.rows(), node);
        nodes.addPartials(name, node);
    }

    TopologySettings settings() {
        return settings;
    }

    /** Raw records whose processor keeps rows only. */
    public void addRecords(
            String name,
            Domain domain,
            String topic,
            BiFunction<FactStores, Publishers, Processor<byte[], byte[], byte[], Object>> processor) {
        FactStores stores = stores(name, topic);
        Publishers publishers = firstStage(name, domain);
        nodes.addStage(name, node(name), topic, new ByteArrayDeserializer(), () -> processor.apply(stores, publishers));
        nodes.addStore(stores.rows(), node(name));
        addOutputs(name, domain);
    }

    /** The second stage, which sums the parts of the merged rows of all domains. */
    Topology merged(List<Domain> domains) {
        String name = "merge";
        String node = node(name);
        List<Rollup> rollups = domains.stream()
                .flatMap(domain -> domain.rollups().stream())
                .filter(rollup -> rollup.placement() == Placement.MERGED)
                .toList();
        List<View<?>> views = views(domains, Placement.MERGED);
        Publishers publishers = Publishers.secondStage(name, rollups, views);
        nodes.addStage(
                name,
                node,
                topics.partials(),
                new ByteArrayDeserializer(),
                () -> new MergeProcessor(StoreNames.PARTS, StoreNames.TOTALS, settings.liveCells(), publishers));
        nodes.addStore(StoreNames.PARTS, node);
        nodes.addStore(StoreNames.TOTALS, node);
        views.forEach(view -> nodes.addView(view, node));
        return nodes.topology();
    }

    private void addOutputs(String name, Domain domain) {
        nodes.addPartials(name, node(name));
        views(List.of(domain), Placement.ENTITY).forEach(view -> nodes.addView(view, node(name)));
    }

    private Publishers firstStage(String name, Domain domain) {
        List<Rollup> rollups = new ArrayList<>(domain.rollups());
        if (!rollups.contains(LedgerRollup.LEDGER)) {
            rollups.add(LedgerRollup.LEDGER);
        }
        return Publishers.firstStage(name, rollups, views(List.of(domain), Placement.ENTITY), Nodes.partials(name));
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

    private static String node(String name) {
        return name + ".rollups";
    }
}
