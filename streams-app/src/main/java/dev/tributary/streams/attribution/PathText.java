package dev.tributary.streams.attribution;

import dev.tributary.attribution.Touch;
import dev.tributary.query.attribution.AttributionRollups;
import java.util.ArrayList;
import java.util.List;

/** The channels of a journey in one line. */
final class PathText {

    private static final String STEP = " > ";
    private static final String EARLIER = "…" + STEP;

    private PathText() {}

    /** The channels, oldest first; those in a row of one channel are one step, of too many steps the newest are named. */
    static String of(List<Touch> touches) {
        List<String> steps = new ArrayList<>();
        for (Touch touch : touches) {
            if (steps.isEmpty() || !steps.getLast().equals(touch.channel())) {
                steps.add(touch.channel());
            }
        }
        int cut = steps.size() - AttributionRollups.MOST_STEPS;
        return cut <= 0 ? String.join(STEP, steps) : EARLIER + String.join(STEP, steps.subList(cut, steps.size()));
    }
}
