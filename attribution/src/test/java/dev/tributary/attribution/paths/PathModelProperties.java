package dev.tributary.attribution.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tributary.attribution.paths.MarkovModel.Losses;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PathModelProperties {

    private static final List<String> CHANNELS = List.of("A", "B", "C", "D", "E");

    record Users(PathOfChannels path, int conversions, int losses, BigDecimal revenue) {}

    @Property
    void shouldCreditExactlyAllThatWasConverted(@ForAll("paths") List<Users> paths, @ForAll("losses") Losses losses) {
        BigDecimal revenue = paths.stream().map(Users::revenue).reduce(BigDecimal.ZERO, BigDecimal::add);
        long conversions = paths.stream().mapToLong(Users::conversions).sum();

        List<ChannelCredit> markov = MarkovModel.credits(transitions(paths), losses, revenue);
        List<ChannelCredit> shapley = ShapleyModel.credits(members(paths));

        assertThat(sum(markov, ChannelCredit::conversions)).isEqualByComparingTo(BigDecimal.valueOf(conversions));
        assertThat(sum(shapley, ChannelCredit::conversions)).isEqualByComparingTo(BigDecimal.valueOf(conversions));
        assertThat(sum(shapley, ChannelCredit::revenue)).isEqualByComparingTo(revenue);
        if (conversions > 0) {
            assertThat(sum(markov, ChannelCredit::revenue)).isEqualByComparingTo(revenue);
        }
    }

    @Property(tries = 300)
    void shouldCreditByTheConversionsThatTheChainLosesWithoutAChannel(
            @ForAll("paths") List<Users> paths, @ForAll("losses") Losses losses) {
        TransitionCounts counts = transitions(paths);
        long conversions = paths.stream().mapToLong(Users::conversions).sum();
        List<ChannelCredit> credits = MarkovModel.credits(counts, losses, BigDecimal.ZERO);
        double all = Chain.conversionRate(counts, losses, "");
        double[] lost = credits.stream()
                .mapToDouble(credit -> all - Chain.conversionRate(counts, losses, credit.channel()))
                .toArray();
        double total = Arrays.stream(lost).sum();

        for (int i = 0; i < lost.length && total > 0; i++) {
            assertThat(credits.get(i).conversions().doubleValue())
                    .isCloseTo(conversions * lost[i] / total, within(2e-6));
        }
    }

    @Property(tries = 300)
    void shouldCreditTheMeanOfWhatAChannelAddsWhenSetsAreWorthTheirConversions(@ForAll("paths") List<Users> paths) {
        for (ChannelCredit credit : ShapleyModel.credits(members(paths))) {
            assertThat(credit.conversions().doubleValue()).isCloseTo(shapley(paths, credit.channel()), within(2e-6));
        }
    }

    @Property
    void shouldForgetPathsWhenTheyAreTakenAwayInAnyOrder(
            @ForAll("paths") List<Users> paths, @ForAll("paths") List<Users> others) {
        TransitionCounts transitions = transitions(paths);
        ShapleyCounts members = members(paths);
        others.forEach(users -> transitions.add(users.path(), users.conversions(), users.losses()));
        others.forEach(users -> members.add(users.path(), users.conversions(), users.revenue()));
        List<Users> reversed = new ArrayList<>(others);
        Collections.reverse(reversed);
        reversed.forEach(users -> transitions.add(users.path(), -users.conversions(), -users.losses()));
        reversed.forEach(users ->
                members.add(users.path(), -users.conversions(), users.revenue().negate()));

        assertThat(transitions.rows()).isEqualTo(transitions(paths).rows());
        assertThat(members.rows()).isEqualTo(members(paths).rows());
    }

    @Provide
    Arbitrary<List<Users>> paths() {
        Arbitrary<PathOfChannels> path =
                Arbitraries.of(CHANNELS).list().ofMinSize(1).ofMaxSize(6).map(PathOfChannels::new);
        return Combinators.combine(
                        path,
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.valueOf(-10), BigDecimal.valueOf(1000))
                                .ofScale(6))
                .as((channels, conversions, losses, revenue) ->
                        new Users(channels, conversions, losses, conversions == 0 ? BigDecimal.ZERO : revenue))
                .list()
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<Losses> losses() {
        return Arbitraries.of(Losses.values());
    }

    private static TransitionCounts transitions(List<Users> paths) {
        TransitionCounts counts = new TransitionCounts();
        paths.forEach(users -> counts.add(users.path(), users.conversions(), users.losses()));
        return counts;
    }

    private static ShapleyCounts members(List<Users> paths) {
        ShapleyCounts counts = new ShapleyCounts();
        paths.forEach(users -> counts.add(users.path(), users.conversions(), users.revenue()));
        return counts;
    }

    private static BigDecimal sum(List<ChannelCredit> credits, Function<ChannelCredit, BigDecimal> measure) {
        return credits.stream().map(measure).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** By definition: over all orders in which the channels may join, the mean of what one of them adds. */
    private static double shapley(List<Users> paths, String channel) {
        List<Set<String>> others = subsets(channel);
        double value = 0;
        for (Set<String> before : others) {
            Set<String> after = new HashSet<>(before);
            after.add(channel);
            double weight = factorial(before.size())
                    * factorial(CHANNELS.size() - before.size() - 1)
                    / factorial(CHANNELS.size());
            value += weight * (worth(paths, after) - worth(paths, before));
        }
        return value;
    }

    private static long worth(List<Users> paths, Set<String> channels) {
        return paths.stream()
                .filter(users -> channels.containsAll(users.path().channels()))
                .mapToLong(Users::conversions)
                .sum();
    }

    private static List<Set<String>> subsets(String without) {
        List<Set<String>> subsets = new ArrayList<>(List.of(Set.of()));
        for (String channel : CHANNELS) {
            if (!channel.equals(without)) {
                for (Set<String> subset : List.copyOf(subsets)) {
                    Set<String> larger = new TreeSet<>(subset);
                    larger.add(channel);
                    subsets.add(larger);
                }
            }
        }
        return subsets;
    }

    private static double factorial(int n) {
        return n <= 1 ? 1 : n * factorial(n - 1);
    }

    /** The chain as a textbook has it: probabilities, walked so often that nothing is left on the way. */
    private static final class Chain {

        private static final int STEPS = 4000;

        static double conversionRate(TransitionCounts counts, Losses losses, String removed) {
            Map<String, Double> here = Map.of(Transition.OUTSIDE, 1.0);
            double converted = 0;
            for (int step = 0; step < STEPS && !here.isEmpty(); step++) {
                Map<String, Double> next = new HashMap<>();
                for (Map.Entry<Transition, TransitionCounts.Walked> row :
                        counts.rows().entrySet()) {
                    String from = row.getKey().from();
                    String to = row.getKey().to();
                    double part = here.getOrDefault(from, 0.0) / leaving(counts, losses, from);
                    if (to.equals(Transition.OUTSIDE)) {
                        converted += part * row.getValue().converting();
                    } else if (!to.equals(removed) && part > 1e-18) {
                        next.merge(to, part * walked(row.getValue(), losses), Double::sum);
                    }
                }
                here = next;
            }
            return converted;
        }

        private static double leaving(TransitionCounts counts, Losses losses, String from) {
            return Math.max(
                    1,
                    counts.rows().entrySet().stream()
                            .filter(row -> row.getKey().from().equals(from))
                            .mapToLong(row -> walked(row.getValue(), losses))
                            .sum());
        }

        private static long walked(TransitionCounts.Walked count, Losses losses) {
            return count.converting() + (losses == Losses.COUNTED ? count.lost() : 0);
        }
    }
}
