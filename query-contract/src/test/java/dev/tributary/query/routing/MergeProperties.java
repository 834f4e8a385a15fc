package dev.tributary.query.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.query.GroupOrder;
import dev.tributary.query.RollupQuery;
import dev.tributary.query.RollupQuery.Ranking;
import dev.tributary.query.RollupRow;
import dev.tributary.query.campaigns.CampaignRollups;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class MergeProperties {

    private static final Optional<Ranking> HIGHEST = Optional.of(new Ranking("conversions", "revenue", true));
    private static final Optional<Ranking> LOWEST = Optional.of(new Ranking("conversions", "revenue", false));

    private static final GroupOrder ORDER = GroupOrder.of(CampaignRollups.CUSTOMERS, List.of("customer_id"));

    @Property
    void shouldGiveTheSameFirstPageHoweverTheRowsAreSpread(
            @ForAll("rows") List<RollupRow> rows,
            @ForAll @IntRange(min = 1, max = 5) int hosts,
            @ForAll @IntRange(min = 1, max = 6) int limit,
            @ForAll Random random) {
        List<List<RollupRow>> spread = spread(rows, hosts, random);
        List<List<RollupRow>> pages =
                spread.stream().map(host -> merge(List.of(host), limit)).toList();

        assertThat(merge(pages, limit)).isEqualTo(merge(List.of(rows), limit));
    }

    @Property
    void shouldNotDependOnTheOrderOfTheAnswers(@ForAll("rows") List<RollupRow> rows, @ForAll Random random) {
        List<RollupRow> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);

        assertThat(merge(List.of(shuffled), 100)).isEqualTo(merge(List.of(rows), 100));
        assertThat(merge(spread(shuffled, 3, random), 100))
                .isEqualTo(merge(List.of(rows), 100))
                .isSortedAccordingTo((a, b) -> ORDER.compare(a.group(), b.group()));
    }

    @Example
    void shouldRankByTheExactFractionWhereDoublesWouldTie() {
        RollupRow less = row("a", 1, 3_000_000_000_000_000_000L, 1_000_000_000_000_000_000L);
        RollupRow more = row("b", 1, 2_999_999_999_999_999_999L, 1_000_000_000_000_000_000L);

        assertThat(rank(HIGHEST, less, more)).containsExactly(more, less);
        assertThat(rank(LOWEST, less, more)).containsExactly(less, more);
    }

    @Example
    void shouldPutTheSmallerKeyFirstWhenRanksTie() {
        RollupRow a = row("a", 1, 2_000_000, 1);
        RollupRow b = row("b", 1, 4_000_000, 2);

        assertThat(rank(HIGHEST, b, a)).containsExactly(a, b);
        assertThat(rank(LOWEST, b, a)).containsExactly(a, b);
    }

    @Example
    void shouldLeaveGroupsWithoutADenominatorOutOfTheRanking() {
        assertThat(rank(HIGHEST, row("a", 1, 0, 5), row("b", 1, 1, 0))).containsExactly(row("b", 1, 1, 0));
    }

    @Provide
    Arbitrary<List<RollupRow>> rows() {
        Arbitrary<String> names = Arbitraries.of("", "a", "b", "B", "ä", "\uE000", "\uD83D\uDE00");
        Arbitrary<Long> amounts = Arbitraries.longs().between(0, 9);
        return Combinators.combine(names, amounts, amounts, amounts)
                .as(MergeProperties::row)
                .list()
                .ofMaxSize(20);
    }

    private static List<RollupRow> merge(List<List<RollupRow>> answers, int limit) {
        return Merge.merge(CampaignRollups.CUSTOMERS, query(Optional.empty(), limit), answers);
    }

    private static List<RollupRow> rank(Optional<Ranking> ranking, RollupRow... rows) {
        return Merge.merge(CampaignRollups.CUSTOMERS, query(ranking, 10), List.of(List.of(rows)));
    }

    private static RollupQuery query(Optional<Ranking> ranking, int limit) {
        return new RollupQuery(
                CampaignRollups.CUSTOMERS.name(),
                "default",
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of("customer_id"),
                Optional.empty(),
                limit,
                ranking);
    }

    private static List<List<RollupRow>> spread(List<RollupRow> rows, int hosts, Random random) {
        List<List<RollupRow>> spread = new ArrayList<>();
        for (int i = 0; i < hosts; i++) {
            spread.add(new ArrayList<>());
        }
        rows.forEach(row -> spread.get(random.nextInt(hosts)).add(row));
        return spread;
    }

    private static RollupRow row(String customer, long count, long revenue, long conversions) {
        return new RollupRow(
                List.of(customer),
                LongStream.of(count, revenue, conversions, 0, 0)
                        .mapToObj(BigInteger::valueOf)
                        .toList());
    }
}
