package dev.tributary.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.attribution.ihc.IhcModel;
import dev.tributary.attribution.ihc.IhcParameters;
import dev.tributary.query.RollupRow;
import dev.tributary.schemas.FactKey;
import dev.tributary.schemas.Topic;
import dev.tributary.twin.Twin;
import dev.tributary.twin.TwinTable;
import dev.tributary.twin.TwinView;
import dev.tributary.twin.testing.FactChange;
import dev.tributary.twin.testing.FactHistory;
import dev.tributary.twin.testing.TwinTables;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** The views of one domain against their SQL twins. */
record Exactness(String domain) {

    /** Sends one history and expects what another comes to. */
    <V extends SpecificRecord> void require(FactHistory<V> truth, FactHistory<V> sent) {
        try (TopologyHarness topology = TopologyHarness.start()) {
            send(topology, sent.changes());
            requireStores(truth, topology);
            requireTopics(truth, topology);
        }
    }

    /** Sends a history with a restart after some of its records. */
    <V extends SpecificRecord> void requireWithRestart(FactHistory<V> history, int restartAfter) {
        try (TopologyHarness topology = TopologyHarness.start()) {
            send(topology, history.changes().subList(0, restartAfter));
            topology.restart();
            send(
                    topology,
                    history.changes().subList(restartAfter, history.changes().size()));
            requireStores(history, topology);
        }
    }

    /** Removes every fact of a history again. */
    <V extends SpecificRecord> void requireNoTrace(FactHistory<V> history) {
        try (TopologyHarness topology = TopologyHarness.start()) {
            int before = topology.storedFigures();
            send(topology, history.changes());
            send(topology, history.removals().changes());
            for (TwinView view : storedViews()) {
                TwinTables.assertSame(view, new TwinTable(view.key(), List.of()), stored(view, history, topology));
            }
            for (TwinView view : views()) {
                if (view.topic().isPresent()) {
                    assertThat(topology.lastValues(topic(view, topology))).isEmpty();
                }
            }
            assertThat(topology.storedFigures())
                    .as("entries of the stores beside clocks and ledger")
                    .isEqualTo(before);
        }
    }

    private static <V extends SpecificRecord> void send(TopologyHarness topology, List<FactChange<V>> changes) {
        for (FactChange<V> change : changes) {
            send(topology, change);
        }
    }

    @SuppressWarnings("unchecked")
    private static <V extends SpecificRecord> void send(TopologyHarness topology, FactChange<V> change) {
        Topic<V> topic = (Topic<V>) topology.topics().facts().stream()
                .filter(facts -> facts.type().equals(change.type()))
                .findFirst()
                .orElseThrow();
        topology.send(topic, change.key(), change.fact());
    }

    private <V extends SpecificRecord> void requireStores(FactHistory<V> truth, TopologyHarness topology) {
        try (Twin twin = twin(truth)) {
            for (TwinView view : storedViews()) {
                TwinTable expected = TwinTables.additive(view, twin.compute(view));
                TwinTables.assertSame(view, expected, stored(view, truth, topology));
            }
        }
    }

    private <V extends SpecificRecord> void requireTopics(FactHistory<V> truth, TopologyHarness topology) {
        try (Twin twin = twin(truth)) {
            for (TwinView view : views()) {
                if (view.topic().isPresent()) {
                    TwinTable published = TwinTables.ofRecords(view, topology.lastValues(topic(view, topology)));
                    TwinTables.assertSame(view, twin.compute(view), published);
                }
            }
        }
    }

    /** The twin with the shares that the model in the process gives, which SQL cannot compute. */
    private static <V extends SpecificRecord> Twin twin(FactHistory<V> truth) {
        Twin twin = Twin.open();
        truth.sendTo(twin);
        twin.attribute(IhcModel.of(IhcParameters.DEFAULT));
        return twin;
    }

    private List<TwinView> storedViews() {
        return views().stream().filter(view -> view.rollup().isPresent()).toList();
    }

    private List<TwinView> views() {
        return TwinView.all().stream()
                .filter(view -> view.domain().equals(domain))
                .toList();
    }

    private static Topic<? extends SpecificRecord> topic(TwinView view, TopologyHarness topology) {
        return topology.topics().views().stream()
                .filter(topic -> topic.name().endsWith("." + view.topic().orElseThrow()))
                .findFirst()
                .orElseThrow();
    }

    private static <V extends SpecificRecord> TwinTable stored(
            TwinView view, FactHistory<V> history, TopologyHarness topology) {
        Map<String, List<RollupRow>> groups = new TreeMap<>();
        for (FactChange<V> change : history.changes()) {
            groups.computeIfAbsent(
                    FactKey.parse(change.key()).workspace(),
                    workspace -> topology.ask(TopologyHarness.all(
                            view.rollup().orElseThrow(),
                            workspace,
                            view.key().subList(1, view.key().size()))));
        }
        return TwinTables.ofGroups(view, groups);
    }
}
