package dev.tributary.attribution.training;

import dev.tributary.attribution.Journey;
import dev.tributary.attribution.ihc.ChannelWeights;
import dev.tributary.attribution.ihc.Curve;
import dev.tributary.attribution.ihc.IhcParameters;
import dev.tributary.attribution.training.TrainingReport.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Learns the membership curves of IHC from journeys, deterministically: the same journeys give the same parameters in any
 * order. The weights of phases stay at their default, every channel counts 1.
 *
 * <p>Journeys of one touch, and the longest hundredth of the others, are left out. Two passes over the journeys, in memory
 * that does not grow with their number.
 */
public final class IhcTrainer {

    private static final double LONGEST_SHARE = 0.99;
    private static final long ADVISED_JOURNEYS = 15_000;

    private IhcTrainer() {}

    /**
     * Learns from journeys, which are read twice and must be the same both times.
     *
     * @throws IllegalArgumentException where they cannot teach anything, with the reason
     */
    public static TrainingReport train(Iterable<Journey> journeys) {
        SortedMap<Integer, Long> lengths = new TreeMap<>();
        Volume before = Volume.NONE;
        for (Journey journey : journeys) {
            before = before.plus(journey.size());
            lengths.merge(journey.size(), 1L, Long::sum);
        }
        double longest = longest(lengths);
        TrainingData data = new TrainingData();
        for (Journey journey : journeys) {
            if (journey.size() > 1 && journey.size() <= longest) {
                data.add(journey);
            }
        }
        return report(before, data);
    }

    private static TrainingReport report(Volume before, TrainingData data) {
        List<String> remarks = new ArrayList<>();
        Volume after = data.volume();
        if (after.conversions() < ADVISED_JOURNEYS) {
            remarks.add("learned from " + after.conversions() + " journeys; " + ADVISED_JOURNEYS
                    + " or more make it dependable");
        }
        Curve initializer = LearnedCurves.initializer(data.gaps())
                .orElseThrow(() -> new IllegalArgumentException("the times between touches of " + after.conversions()
                        + " journeys do not spread: give more journeys of two or more touches"));
        Durations closings = data.closings();
        Optional<Curve> closer = LearnedCurves.closer(closings);
        if (closer.isEmpty()) {
            remarks.add("the closer curve is the default one: of " + closings.size()
                    + " closing touches before the last too few lie more than five minutes before the conversion");
        }
        IhcParameters parameters = new IhcParameters(
                initializer,
                closer.orElse(IhcParameters.DEFAULT.closer()),
                IhcParameters.DEFAULT.phases(),
                ChannelWeights.EVEN);
        return new TrainingReport(parameters, before, after, data.groups(), data.channels(), List.copyOf(remarks));
    }

    /** The 99 % quantile of the lengths of journeys with two or more touches, linear between neighbours. */
    private static double longest(SortedMap<Integer, Long> lengths) {
        SortedMap<Integer, Long> several = lengths.tailMap(2);
        long journeys = several.values().stream().mapToLong(Long::longValue).sum();
        if (journeys == 0) {
            throw new IllegalArgumentException("no journey has two or more touches: give such journeys to learn from");
        }
        double position = (journeys - 1) * LONGEST_SHARE;
        long below = (long) position;
        int left = ranked(several, below);
        int right = ranked(several, Math.min(below + 1, journeys - 1));
        return left + (right - left) * (position - below);
    }

    private static int ranked(SortedMap<Integer, Long> lengths, long rank) {
        long sum = 0;
        for (Map.Entry<Integer, Long> length : lengths.entrySet()) {
            sum += length.getValue();
            if (sum > rank) {
                return length.getKey();
            }
        }
        return lengths.lastKey();
    }
}
