package dev.tributary.twin.train;

import dev.tributary.attribution.Journey;
import dev.tributary.twin.ConversionJourney;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Journeys to learn from, which tell a patient user how many have been gone through. */
final class LearningProgress implements Iterable<Journey> {

    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Iterable<ConversionJourney> journeys;
    private final Consumer<String> notices;

    LearningProgress(Iterable<ConversionJourney> journeys, Consumer<String> notices) {
        this.journeys = journeys;
        this.notices = notices;
    }

    @Override
    public Iterator<Journey> iterator() {
        Iterator<ConversionJourney> each = journeys.iterator();
        return new Iterator<>() {

            private long told = System.nanoTime();
            private long count;

            @Override
            public boolean hasNext() {
                return each.hasNext();
            }

            @Override
            public Journey next() {
                count++;
                long now = System.nanoTime();
                if (now - told > QUIET_NANOS) {
                    told = now;
                    notices.accept(String.format(Locale.ROOT, "going through the journeys: %,d", count));
                }
                return each.next().journey();
            }
        };
    }
}
