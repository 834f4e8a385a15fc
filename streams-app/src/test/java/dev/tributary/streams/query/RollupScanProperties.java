package dev.tributary.streams.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.query.Rollup;
import dev.tributary.query.RollupQuery;
import dev.tributary.query.campaigns.CampaignRollups;
import dev.tributary.query.growth.GrowthRollups;
import dev.tributary.streams.rollup.Deltas;
import dev.tributary.streams.rollup.Rows;
import dev.tributary.streams.rollup.StoredRow;
import dev.tributary.streams.state.MemoryStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A scan that stops where nothing more can be on the page answers like one that reads all rows. */
class RollupScanProperties {

    private static final int PARTITIONS = 3;

    @Property(tries = 200)
    void shouldAnswerTheSameWhenItStopsAtTheEndOfThePage(
            @ForAll Random random,
            @ForAll @IntRange(max = 60) int cells,
            @ForAll @IntRange(min = 1, max = 8) int limit) {
        List<MemoryStore> customers = stores(deltas -> {
            for (int i = 0; i < cells; i++) {
                deltas.to(CampaignRollups.CUSTOMERS)
                        .text(name(random))
                        .cell()
                        .text(name(random))
                        .add(1, 2, 3, 4, 5);
            }
        });

        assertSame(CampaignRollups.CUSTOMERS, Map.of(), List.of("customer_id"), limit, customers);
        assertSame(CampaignRollups.CUSTOMERS, Map.of(), List.of("type"), limit, customers);
        assertSame(CampaignRollups.CUSTOMERS, Map.of(), List.of("customer_id", "type"), limit, customers);
        assertSame(CampaignRollups.CUSTOMERS, Map.of(), List.of(), limit, customers);
        assertSame(CampaignRollups.CUSTOMERS, Map.of("type", Set.of("a")), List.of("customer_id"), limit, customers);
        assertSame(CampaignRollups.CUSTOMERS, Map.of("customer_id", Set.of("a")), List.of("type"), limit, customers);
        Map<String, Set<String>> some = Map.of("customer_id", Set.of("ab", "", "\uD83D\uDE00", "\uE000", "none"));
        assertSame(CampaignRollups.CUSTOMERS, some, List.of("customer_id"), limit, customers);
        assertSame(CampaignRollups.CUSTOMERS, some, List.of("customer_id", "type"), limit, customers);
        assertSame(CampaignRollups.CUSTOMERS, some, List.of("type"), limit, customers);
    }

    @Property(tries = 200)
    void shouldAnswerTheSameWhenTheFirstDimensionsArePinned(
            @ForAll Random random,
            @ForAll @IntRange(max = 60) int cells,
            @ForAll @IntRange(min = 1, max = 8) int limit) {
        List<MemoryStore> retention = stores(deltas -> {
            for (int i = 0; i < cells; i++) {
                deltas.to(GrowthRollups.RETENTION)
                        .text(random.nextBoolean() ? "day" : "week")
                        .day(random.nextInt(4))
                        .number(random.nextInt(25) - 12L)
                        .cell()
                        .text(name(random))
                        .text(name(random))
                        .add(1);
            }
        });

        Map<String, Set<String>> days = Map.of("granularity", Set.of("day"));
        assertSame(GrowthRollups.RETENTION, days, List.of("cohort", "period_number"), limit, retention);
        assertSame(GrowthRollups.RETENTION, days, List.of("cohort"), limit, retention);
        assertSame(GrowthRollups.RETENTION, days, List.of("period_number"), limit, retention);
        assertSame(GrowthRollups.RETENTION, Map.of(), List.of("cohort"), limit, retention);
        assertSame(GrowthRollups.RETENTION, Map.of(), List.of("granularity", "cohort"), limit, retention);
    }

    /** Compares page by page, to the last. */
    private static void assertSame(
            Rollup rollup, Map<String, Set<String>> where, List<String> groupBy, int limit, List<MemoryStore> stores) {
        Optional<List<String>> after = Optional.empty();
        do {
            RollupQuery query = new RollupQuery(
                    rollup.name(),
                    "default",
                    where,
                    Optional.empty(),
                    Optional.empty(),
                    groupBy,
                    after,
                    limit,
                    Optional.empty());
            RollupScan stopping = new RollupScan(rollup, query);
            RollupScan patient = new RollupScan(rollup, query);
            for (MemoryStore store : stores) {
                boolean[] more = {true};
                forEachRow(store, stopping, row -> more[0] = more[0] && stopping.read(row));
                forEachRow(store, patient, patient::read);
            }
            assertThat(stopping.answer()).isEqualTo(patient.answer());
            after = patient.answer().isEmpty()
                    ? Optional.empty()
                    : Optional.of(patient.answer().getLast().group());
        } while (after.isPresent());
    }

    private static void forEachRow(MemoryStore store, RollupScan scan, Consumer<StoredRow> action) {
        scan.ranges()
                .forEach(range -> store.forEach((key, value) -> {
                    if (range.holds(key)) {
                        action.accept(new StoredRow(key, value));
                    }
                }));
    }

    private static List<MemoryStore> stores(Consumer<Deltas> filling) {
        List<MemoryStore> stores = java.util.stream.Stream.generate(MemoryStore::new)
                .limit(PARTITIONS)
                .toList();
        stores.forEach(store -> {
            Rows rows = new Rows(store, 1_000);
            filling.accept(new Deltas(rows).adding("default"));
            rows.flush((row, stored) -> {});
        });
        return stores;
    }

    private static String name(Random random) {
        return List.of("", "a", "ab", "b", "B", "ä", "\uE000", "\uD83D\uDE00").get(random.nextInt(8));
    }
}
