package dev.tributary.streams;

import dev.tributary.facts.CampaignResult;
import dev.tributary.query.Measure;
import dev.tributary.query.Rollup;
import dev.tributary.query.RollupRow;
import dev.tributary.query.Rollups;
import dev.tributary.schemas.FactKey;
import dev.tributary.schemas.Topic;
import dev.tributary.twin.Twin;
import dev.tributary.twin.TwinTable;
import dev.tributary.twin.TwinView;
import dev.tributary.twin.testing.CampaignFacts;
import dev.tributary.twin.testing.FactHistory;
import dev.tributary.twin.testing.TwinTables;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.specific.SpecificRecord;

/** Whatever the order, the repetitions, the corrections and the removals: every view equals its SQL twin. */
class ExactnessProperties {

    @Property(tries = 25)
    void shouldEqualSqlWhenFactsAreCorrectedAndRemoved(@ForAll("histories") FactHistory<CampaignResult> history) {
        requireExact(history, history);
    }

    @Property(tries = 15)
    void shouldEqualSqlWhenRecordsAreShuffledAndRepeated(
            @ForAll("histories") FactHistory<CampaignResult> history, @ForAll long seed) {
        Random random = new Random(seed);
        requireExact(history, history.shuffled(random).stuttered(random));
    }

    @Property(tries = 10)
    void shouldEqualSqlWhenTheWholeHistoryIsReplayed(@ForAll("histories") FactHistory<CampaignResult> history) {
        requireExact(history, history.replayedTwice());
    }

    @Property(tries = 10)
    void shouldEqualSqlWhenTasksRestartInTheMiddle(
            @ForAll("histories") FactHistory<CampaignResult> history, @ForAll Random random) {
        try (TopologyHarness topology = TopologyHarness.start()) {
            int middle = random.nextInt(history.changes().size() + 1);
            send(topology, new FactHistory<>(history.changes().subList(0, middle)));
            topology.restart();
            send(
                    topology,
                    new FactHistory<>(
                            history.changes().subList(middle, history.changes().size())));
            requireStoresExact(history, topology);
        }
    }

    @Property(tries = 5)
    void shouldKeepNoTraceWhenEveryFactIsRemoved(@ForAll("histories") FactHistory<CampaignResult> history) {
        try (TopologyHarness topology = TopologyHarness.start()) {
            Topic<CampaignResult> topic = topology.topics().campaignResults();
            send(topology, history);
            history.finalFacts().keySet().forEach(key -> topology.send(topic, key, Optional.empty()));
            for (TwinView view : campaignViews()) {
                TwinTables.assertSame(view, new TwinTable(view.key(), List.of()), stored(view, history, topology));
            }
        }
    }

    @Provide
    Arbitrary<FactHistory<CampaignResult>> histories() {
        return CampaignFacts.histories();
    }

    private static void requireExact(FactHistory<CampaignResult> truth, FactHistory<CampaignResult> sent) {
        try (TopologyHarness topology = TopologyHarness.start()) {
            send(topology, sent);
            requireStoresExact(truth, topology);
            requireTopicsExact(truth, topology);
        }
    }

    private static void send(TopologyHarness topology, FactHistory<CampaignResult> history) {
        Topic<CampaignResult> topic = topology.topics().campaignResults();
        history.changes().forEach(change -> topology.send(topic, change.key(), change.fact()));
    }

    private static void requireStoresExact(FactHistory<CampaignResult> truth, TopologyHarness topology) {
        try (Twin twin = Twin.open()) {
            truth.sendTo(twin);
            for (TwinView view : campaignViews()) {
                TwinTable expected = additiveColumns(view, twin.compute(view));
                TwinTables.assertSame(view, expected, stored(view, truth, topology));
            }
        }
    }

    private static void requireTopicsExact(FactHistory<CampaignResult> truth, TopologyHarness topology) {
        try (Twin twin = Twin.open()) {
            truth.sendTo(twin);
            for (TwinView view : campaignViews()) {
                if (view.topic().isPresent()) {
                    TwinTable published = TwinTables.ofRecords(view, topology.lastValues(topic(view, topology)));
                    TwinTables.assertSame(view, twin.compute(view), published);
                }
            }
        }
    }

    private static List<TwinView> campaignViews() {
        return TwinView.all().stream()
                .filter(view -> view.domain().equals("campaigns"))
                .toList();
    }

    private static Topic<? extends SpecificRecord> topic(TwinView view, TopologyHarness topology) {
        return topology.topics().views().stream()
                .filter(topic -> topic.name().endsWith("." + view.topic().orElseThrow()))
                .findFirst()
                .orElseThrow();
    }

    /** The key columns and those that a rollup adds up; ratios are not stored. */
    private static TwinTable additiveColumns(TwinView view, TwinTable table) {
        List<Integer> kept = new ArrayList<>();
        for (String column : columns(view, table.columns())) {
            kept.add(table.columns().indexOf(column));
        }
        return new TwinTable(
                kept.stream().map(table.columns()::get).toList(),
                table.rows().stream()
                        .map(row -> {
                            List<Object> cells = new ArrayList<>();
                            kept.forEach(i -> cells.add(row.get(i)));
                            return cells;
                        })
                        .toList());
    }

    private static List<String> columns(TwinView view, List<String> ofTable) {
        List<String> columns = new ArrayList<>(view.key());
        rollup(view).measures().stream()
                .map(Measure::name)
                .filter(ofTable::contains)
                .forEach(columns::add);
        return columns;
    }

    private static Rollup rollup(TwinView view) {
        return Rollups.named(view.rollup().orElseThrow()).orElseThrow();
    }

    private static TwinTable stored(TwinView view, FactHistory<CampaignResult> history, TopologyHarness topology) {
        Rollup rollup = rollup(view);
        List<String> groupBy = view.key().subList(1, view.key().size());
        List<List<Object>> rows = new ArrayList<>();
        List<String> columns;
        try (Twin empty = Twin.open()) {
            columns = columns(view, empty.compute(view).columns());
        }
        for (String workspace : workspaces(history)) {
            for (RollupRow row : topology.ask(TopologyHarness.all(rollup.name(), workspace, groupBy))) {
                List<Object> cells = new ArrayList<>();
                cells.add(workspace);
                for (int i = 0; i < groupBy.size(); i++) {
                    cells.add(
                            groupBy.get(i).equals("date")
                                    ? LocalDate.parse(row.group().get(i))
                                    : row.group().get(i));
                }
                for (int m = 0; m < rollup.measures().size(); m++) {
                    Measure measure = rollup.measures().get(m);
                    if (columns.contains(measure.name())) {
                        cells.add(
                                measure.scale() == 0
                                        ? row.measures().get(m)
                                        : new BigDecimal(row.measures().get(m), measure.scale()));
                    }
                }
                rows.add(cells);
            }
        }
        return new TwinTable(columns, rows);
    }

    private static Set<String> workspaces(FactHistory<CampaignResult> history) {
        Set<String> workspaces = new TreeSet<>();
        history.changes()
                .forEach(change -> workspaces.add(FactKey.parse(change.key()).workspace()));
        return workspaces;
    }
}
