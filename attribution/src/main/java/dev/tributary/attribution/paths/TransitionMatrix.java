package dev.tributary.attribution.paths;

import dev.tributary.attribution.paths.MarkovModel.Losses;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/**
 * Counts of transitions as a table.
 *
 * @param channels by name
 * @param walked a row for each channel and a last one for the start; a column for each channel, then one for conversions
 *     and one for losses
 */
record TransitionMatrix(List<String> channels, double[][] walked, long conversions) {

    /** Most channels: the work grows with their third power. */
    static final int MAX_CHANNELS = 1000;

    static TransitionMatrix of(TransitionCounts counts, Losses losses) {
        List<String> channels = channels(counts);
        int size = channels.size();
        double[][] walked = new double[size + 1][size + 2];
        long[] converting = new long[size + 1];
        long[] lost = new long[size + 1];
        counts.rows().forEach((step, count) -> {
            if (count.converting() < 0 || count.lost() < 0) {
                throw new IllegalArgumentException("the transition from '" + step.from() + "' to '" + step.to()
                        + "' has a negative count: paths were taken away that were never added");
            }
            int from = position(channels, step.from());
            int to = position(channels, step.to());
            converting[from] += count.converting();
            converting[to] -= count.converting();
            lost[from] += count.lost();
            lost[to] -= count.lost();
            long counted = losses == Losses.COUNTED ? count.lost() : 0;
            if (to == size) {
                walked[from][size] = count.converting();
                walked[from][size + 1] = counted;
            } else {
                walked[from][to] = (double) count.converting() + counted;
            }
        });
        for (int i = 0; i < size; i++) {
            if (converting[i] != 0 || lost[i] != 0) {
                throw new IllegalArgumentException("channel '" + channels.get(i)
                        + "' is entered and left unequally often: give the transitions of whole paths");
            }
        }
        return new TransitionMatrix(channels, walked, conversions(counts));
    }

    /** Where a channel stands; the outside stands after all of them. */
    private static int position(List<String> channels, String name) {
        return name.equals(Transition.OUTSIDE) ? channels.size() : Collections.binarySearch(channels, name);
    }

    private static List<String> channels(TransitionCounts counts) {
        TreeSet<String> names = new TreeSet<>();
        counts.rows().keySet().forEach(step -> {
            names.add(step.from());
            names.add(step.to());
        });
        names.remove(Transition.OUTSIDE);
        if (names.size() > MAX_CHANNELS) {
            throw new IllegalArgumentException("there are " + names.size() + " channels: group them to at most "
                    + MAX_CHANNELS + " for Markov attribution");
        }
        return new ArrayList<>(names);
    }

    private static long conversions(TransitionCounts counts) {
        return counts.rows().entrySet().stream()
                .filter(row -> row.getKey().to().equals(Transition.OUTSIDE))
                .mapToLong(row -> row.getValue().converting())
                .reduce(0, Math::addExact);
    }
}
