package dev.tributary.torture;

import dev.tributary.torture.Deed.Part;
import dev.tributary.torture.Step.Act;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What is done, in order: the same for the same seed. It is long enough for the time given even if all goes quickly.
 *
 * @param steps the steps
 */
record Plan(List<Step> steps) {

    private static final int MOST_CALM = 12;
    private static final int ONE_IN_COMPOUND = 4;
    private static final int SECONDS_A_STEP = 8;

    Plan {
        steps = List.copyOf(steps);
    }

    static Plan of(long seed, Duration time) {
        Random random = new Random(seed);
        List<Step> steps = new ArrayList<>();
        long seconds = 0;
        while (seconds < time.toSeconds()) {
            Step step = step(random);
            steps.add(step);
            seconds += SECONDS_A_STEP
                    + step.calm()
                    + step.acts().stream().mapToInt(Act::seconds).max().orElse(0);
        }
        return new Plan(steps);
    }

    private static Step step(Random random) {
        List<Act> acts = new ArrayList<>();
        if (random.nextInt(ONE_IN_COMPOUND) == 0) {
            acts.add(act(Deed.all(Part.INSTANCE), random));
            acts.add(act(Deed.all(Part.SERVICE), random));
        } else {
            acts.add(act(List.of(Deed.values()), random));
        }
        return new Step(acts, random.nextInt(MOST_CALM + 1));
    }

    private static Act act(List<Deed> deeds, Random random) {
        List<Deed> urn = deeds.stream()
                .flatMap(deed -> Stream.generate(() -> deed).limit(deed.weight()))
                .toList();
        Deed deed = urn.get(random.nextInt(urn.size()));
        return new Act(deed, random.nextInt(6), random.nextInt(deed.least(), deed.most() + 1));
    }
}
