package dev.tributary.attribution;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The touches of a user before one conversion, oldest first; touches of the same instant stand in the order of their ids
 * (by code points, as in UTF-8), so that a journey is the same whatever order its touches came in.
 *
 * @param touches 1 to {@value #MAX_TOUCHES}, each id once
 */
public record Journey(List<Touch> touches) {

    /** Longest journey. */
    public static final int MAX_TOUCHES = 100_000;

    private static final Comparator<Touch> OLDEST_FIRST =
            Comparator.comparingLong(Touch::at).thenComparing(Touch::id, Journey::byCodePoints);

    /** @throws IllegalArgumentException where there is no touch, there are too many, or an id comes twice */
    public Journey {
        if (touches.isEmpty() || touches.size() > MAX_TOUCHES) {
            throw new IllegalArgumentException("a journey has " + touches.size() + " touches: give it 1 to "
                    + MAX_TOUCHES + ", for instance by a shorter lookback");
        }
        touches = touches.stream().sorted(OLDEST_FIRST).toList();
        Set<String> ids = HashSet.newHashSet(touches.size());
        for (Touch touch : touches) {
            if (!ids.add(touch.id())) {
                throw new IllegalArgumentException(
                        "touch " + touch.id() + " comes twice in a journey: give each touch once");
            }
        }
    }

    /** The journey of these touches, in any order. */
    public static Journey of(Collection<Touch> touches) {
        return new Journey(List.copyOf(touches));
    }

    private static int byCodePoints(String left, String right) {
        return Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    /** The number of touches. */
    public int size() {
        return touches.size();
    }
}
