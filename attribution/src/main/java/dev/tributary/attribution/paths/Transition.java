package dev.tributary.attribution.paths;

import java.util.Comparator;

/**
 * A step of a path from one channel to another, from {@link #OUTSIDE} to the first channel, or from the last one to
 * {@link #OUTSIDE}, which is a conversion or a loss as the path ended.
 */
public record Transition(String from, String to) implements Comparable<Transition> {

    /** Where paths come from and go to; no channel has this name. */
    public static final String OUTSIDE = "";

    private static final Comparator<Transition> BY_NAMES =
            Comparator.comparing(Transition::from).thenComparing(Transition::to);

    @Override
    public int compareTo(Transition other) {
        return BY_NAMES.compare(this, other);
    }
}
