package dev.tributary.query.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.query.RollupQuery;
import dev.tributary.query.RollupRow;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RouterTest {

    private static final String A = "http://a";
    private static final String B = "http://b";
    private static final String C = "http://c";

    @Test
    void shouldAskEachOwnerOnceForAllItsPartitions() {
        FakeInstances instances = new FakeInstances(3)
                .owner(A, 0, row("FASHION", 1))
                .owner(A, 2, row("SPORT", 2))
                .owner(B, 1, row("FASHION", 4))
                .publish();

        RoutedAnswer answer = ask(instances);

        assertThat(instances.asked()).containsExactly(A + " [0, 2]", B + " [1]");
        assertThat(answer.rows()).containsExactly(row("FASHION", 5), row("SPORT", 2));
        assertThat(answer.complete()).isTrue();
        assertThat(answer.stale()).isFalse();
        assertThat(answer.streamTime()).hasValue(1_002);
        assertThat(answer.lag()).hasValue(6);
    }

    @Test
    void shouldCountBothWhenTwoInstancesHaveEqualPartialCounts() {
        FakeInstances instances = new FakeInstances(2)
                .owner(A, 0, row("FASHION", 7))
                .owner(B, 1, row("FASHION", 7))
                .publish();

        assertThat(ask(instances).rows()).containsExactly(row("FASHION", 14));
    }

    @Test
    void shouldFollowAPartitionThatMovedSinceThePlacementsWereLearnt() {
        FakeInstances instances = new FakeInstances(2)
                .owner(A, 0, row("FASHION", 1))
                .owner(A, 1, row("FASHION", 2))
                .publish();
        Router router = router(instances);
        router.ask(query());
        instances.asked().clear();

        instances.move(1, A, B);
        instances.publish();
        RoutedAnswer answer = router.ask(query());

        assertThat(instances.asked()).containsExactly(A + " [0, 1]", B + " [1]");
        assertThat(answer.rows()).containsExactly(row("FASHION", 3));
        assertThat(answer.complete()).isTrue();
    }

    @Test
    void shouldAskOnlyForTheOpenPartitionsWhenOneIsRefused() {
        FakeInstances instances = new FakeInstances(2)
                .owner(A, 0, row("FASHION", 1))
                .owner(A, 1, row("FASHION", 2))
                .standby(B, 1, row("FASHION", 2))
                .publish();
        instances.move(1, A, "http://gone");

        RoutedAnswer answer = ask(instances);

        assertThat(instances.asked()).containsExactly(A + " [0, 1]", A + " [1]", B + " [1]");
        assertThat(answer.rows()).containsExactly(row("FASHION", 3));
    }

    @Test
    void shouldAskTheOwnerOnceMoreThenLabelTheStandbyStaleWhenTheOwnerIsDown() {
        FakeInstances instances = new FakeInstances(2)
                .owner(A, 0, row("FASHION", 1))
                .owner(B, 1, row("FASHION", 2))
                .standby(A, 1, row("FASHION", 2))
                .publish();
        instances.down(B);

        RoutedAnswer answer = ask(instances);

        assertThat(instances.asked()).containsExactly(A + " [0]", B + " [1]", B + " [1]", A + " [1]");
        assertThat(answer.rows()).containsExactly(row("FASHION", 3));
        assertThat(answer.complete()).isTrue();
        assertThat(answer.stale()).isTrue();
        assertThat(answer.lag()).hasValue(9);
    }

    @Test
    void shouldAskNobodyElseWhenAnInstanceIsBusy() {
        FakeInstances instances = new FakeInstances(2)
                .owner(A, 0, row("FASHION", 1))
                .owner(B, 1, row("FASHION", 2))
                .standby(A, 1, row("FASHION", 2))
                .publish();
        instances.busy(B);

        assertThatThrownBy(() -> ask(instances))
                .isInstanceOfSatisfying(RollupUnavailableException.class, unavailable -> assertThat(unavailable.busy())
                        .isTrue());

        assertThat(instances.asked()).containsExactly(A + " [0]", B + " [1]");
    }

    @Test
    void shouldNotAskASlowInstanceTwice() {
        FakeInstances instances = new FakeInstances(2)
                .owner(A, 0, row("FASHION", 1))
                .owner(B, 1, row("FASHION", 2))
                .standby(A, 1, row("FASHION", 2))
                .publish();
        instances.slow(B);

        RoutedAnswer answer = ask(instances);

        assertThat(instances.asked()).containsExactly(A + " [0]", B + " [1]", A + " [1]");
        assertThat(answer.rows()).containsExactly(row("FASHION", 3));
    }

    @Test
    void shouldTryASecondStandbyWhenTheFirstFails() {
        FakeInstances instances = new FakeInstances(1)
                .owner(A, 0, row("FASHION", 1))
                .standby(B, 0, row("FASHION", 1))
                .standby(C, 0, row("FASHION", 1))
                .publish();
        instances.down(A);
        instances.down(B);

        RoutedAnswer answer = router(instances, C).ask(query());

        assertThat(instances.asked()).containsExactly(A + " [0]", A + " [0]", B + " [0]", C + " [0]");
        assertThat(answer.rows()).containsExactly(row("FASHION", 1));
    }

    @Test
    void shouldSayWhichPartitionsAreMissingAndWhatWasTried() {
        FakeInstances instances = new FakeInstances(3)
                .owner(A, 0, row("FASHION", 1))
                .owner(B, 1, row("FASHION", 2))
                .publish();
        instances.down(B);

        RoutedAnswer answer = ask(instances);

        assertThat(answer.complete()).isFalse();
        assertThat(answer.empty()).isFalse();
        assertThat(answer.rows()).containsExactly(row("FASHION", 1));
        assertThat(answer.missing())
                .isEqualTo(
                        Map.of(1, B + " connection refused, " + B + " connection refused", 2, "no instance holds it"));
    }

    @Test
    void shouldBeEmptyWhenNobodyAnswers() {
        FakeInstances instances = new FakeInstances(2)
                .owner(A, 0, row("FASHION", 1))
                .owner(A, 1, row("FASHION", 2))
                .publish();
        Router router = router(instances);
        router.ask(query());
        instances.down(A);

        RoutedAnswer answer = router.ask(query());

        assertThat(answer.empty()).isTrue();
        assertThat(answer.missing()).containsOnlyKeys(0, 1);
        assertThat(answer.streamTime()).isEmpty();
        assertThat(answer.lag()).isEmpty();
    }

    @Test
    void shouldBeUnavailableWhenNoSeedIsReachable() {
        FakeInstances instances = new FakeInstances(1);
        instances.down(A);

        assertThatThrownBy(() -> ask(instances))
                .isInstanceOf(RollupUnavailableException.class)
                .hasMessageContaining(A);
    }

    @Test
    void shouldBeUnavailableWhileTheTopologyDoesNotHaveTheRollup() {
        FakeInstances instances = new FakeInstances(0).owner(A, 0).publish();

        assertThatThrownBy(() -> ask(instances))
                .isInstanceOf(RollupUnavailableException.class)
                .hasMessageContaining("segments");
    }

    @Test
    void shouldRefuseARollupThatDoesNotExist() {
        RollupQuery unknown = new RollupQuery(
                "horoscopes",
                "default",
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                1,
                Optional.empty());

        assertThatThrownBy(() -> router(new FakeInstances(1)).ask(unknown))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("horoscopes");
    }

    private static RoutedAnswer ask(FakeInstances instances) {
        return router(instances).ask(query());
    }

    private static Router router(FakeInstances instances, String... moreSeeds) {
        List<String> seeds = moreSeeds.length == 0 ? List.of(A) : List.of(moreSeeds);
        return new Router(new Directory(instances, seeds), instances);
    }

    private static RollupQuery query() {
        return new RollupQuery(
                FakeInstances.ROLLUP,
                "default",
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of("category"),
                Optional.empty(),
                100,
                Optional.empty());
    }

    private static RollupRow row(String category, long count) {
        return new RollupRow(
                List.of(category),
                LongStream.of(count, count * 1_000_000, count, 0, 0)
                        .mapToObj(BigInteger::valueOf)
                        .toList());
    }
}
