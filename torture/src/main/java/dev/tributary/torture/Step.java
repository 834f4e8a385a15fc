package dev.tributary.torture;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One step of the plan.
 *
 * @param acts what is done, at once
 * @param calm seconds that nothing is done afterwards, once questions are answered again
 */
record Step(List<Act> acts, int calm) {

    Step {
        acts = List.copyOf(acts);
    }

    /**
     * @param deed what is done
     * @param target to which part, counted through those that there are then
     * @param seconds how long it lasts
     */
    record Act(Deed deed, int target, int seconds) {

        @Override
        public String toString() {
            return deed.name().toLowerCase(Locale.ROOT).replace('_', '-') + " #" + target + " " + seconds + "s";
        }
    }

    @Override
    public String toString() {
        return acts.stream().map(Act::toString).collect(Collectors.joining(" with ")) + ", then calm for " + calm + "s";
    }
}
