package dev.tributary.streams.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.query.Rollup;
import dev.tributary.query.RollupQuery;
import dev.tributary.query.campaigns.CampaignRollups;
import dev.tributary.query.growth.GrowthRollups;
import dev.tributary.streams.rollup.Deltas;
import dev.tributary.streams.rollup.Rows;
import dev.tributary.streams.rollup.StoredRow;
import dev.tributary.streams.state.MemoryStore;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
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

    @Property(tries = 200)
    void shouldCountEachUserOnceWhenAskedForDistinctOnes(
            @ForAll Random random,
            @ForAll @IntRange(max = 20) int users,
            @ForAll @IntRange(max = 12) int from,
            @ForAll @IntRange(max = 12) int to) {
        List<int[]> visits = IntStream.range(0, users)
                .mapToObj(user -> random.ints(1 + random.nextInt(5), 0, 12)
                        .distinct()
                        .sorted()
                        .toArray())
                .toList();
        MemoryStore days = store(deltas -> visits.forEach(
                user -> IntStream.range(0, user.length).forEach(i -> deltas.to(GrowthRollups.VISITOR_DAYS)
                        .day(user[i])
                        .cell()
                        .text(name(random))
                        .text("")
                        .number(i == 0 ? 0 : user[i] - user[i - 1])
                        .add(1))));

        long within = visits.stream()
                .filter(user -> IntStream.of(user).anyMatch(day -> day >= from && day <= to))
                .count();
        long until = visits.stream()
                .filter(user -> IntStream.of(user).anyMatch(day -> day <= to))
                .count();
        assertThat(distinct(days, Optional.of(from), to)).isEqualTo(within);
        assertThat(distinct(days, Optional.empty(), to)).isEqualTo(until);
    }

    @Example
    void shouldRefuseToCountEachOnceWhenNothingTellsWhoCameBefore() {
        RollupQuery byNothing = question(GrowthRollups.VISITOR_DAYS, Optional.empty(), Optional.empty());
        RollupQuery withoutDays = question(CampaignRollups.CUSTOMERS, Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> new RollupScan(GrowthRollups.VISITOR_DAYS, byNothing.distinctBy("since")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no dimension since");
        assertThatThrownBy(() -> new RollupScan(CampaignRollups.CUSTOMERS, withoutDays.distinctBy("type")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no days");
    }

    private static long distinct(MemoryStore store, Optional<Integer> from, int to) {
        RollupQuery query = question(
                        GrowthRollups.VISITOR_DAYS,
                        from.map(LocalDate::ofEpochDay),
                        Optional.of(LocalDate.ofEpochDay(to)))
                .distinctBy("gap");
        RollupScan scan = new RollupScan(GrowthRollups.VISITOR_DAYS, query);
        forEachRow(store, scan, scan::read);
        return scan.answer().stream()
                .mapToLong(row -> row.measures().getFirst().longValueExact())
                .sum();
    }

    private static RollupQuery question(Rollup rollup, Optional<LocalDate> from, Optional<LocalDate> to) {
        return new RollupQuery(
                rollup.name(), "default", Map.of(), from, to, List.of(), Optional.empty(), 1, Optional.empty());
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
        return Stream.generate(() -> store(filling)).limit(PARTITIONS).toList();
    }

    private static MemoryStore store(Consumer<Deltas> filling) {
        MemoryStore store = new MemoryStore();
        Rows rows = new Rows(store, 1_000);
        filling.accept(new Deltas(rows).adding("default"));
        rows.flush((row, stored) -> {});
        return store;
    }

    private static String name(Random random) {
        return List.of("", "a", "ab", "b", "B", "ä", "\uE000", "\uD83D\uDE00").get(random.nextInt(8));
    }
}
