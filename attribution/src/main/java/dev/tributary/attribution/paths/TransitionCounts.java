package dev.tributary.attribution.paths;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rollup of Markov attribution: how often each transition was walked, by converting paths and by lost ones. */
public final class TransitionCounts {

    /** How often a transition was walked on paths that converted, and on paths that did not. */
    public record Walked(long converting, long lost) {

        private static final Walked NEVER = new Walked(0, 0);

        private Walked plus(long moreConverting, long moreLost) {
            return new Walked(Math.addExact(converting, moreConverting), Math.addExact(lost, moreLost));
        }
    }

    private final SortedMap<Transition, Walked> rows = new TreeMap<>();

    /**
     * Adds a path; negative counts take it away again.
     *
     * @param conversions how many conversions it led to
     * @param losses how many users walked it without a conversion
     */
    public void add(PathOfChannels path, long conversions, long losses) {
        path.transitions()
                .forEach((transition, times) ->
                        add(transition, Math.multiplyExact(conversions, times), Math.multiplyExact(losses, times)));
    }

    /** Adds to one row; a row that comes to zero vanishes. */
    public void add(Transition transition, long converting, long lost) {
        Walked sum = rows.getOrDefault(transition, Walked.NEVER).plus(converting, lost);
        if (sum.equals(Walked.NEVER)) {
            rows.remove(transition);
        } else {
            rows.put(transition, sum);
        }
    }

    /** The rows, by names. */
    public SortedMap<Transition, Walked> rows() {
        return Collections.unmodifiableSortedMap(rows);
    }
}
