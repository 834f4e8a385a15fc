package dev.tributary.attribution.testing;

import dev.tributary.attribution.Journey;
import dev.tributary.attribution.Touch;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Journeys for tests, written down by hours since a Monday, and made up. */
public final class Journeys {

    private static final long MONDAY = 1_700_438_400_000L;
    private static final long MILLIS_PER_HOUR = 3_600_000;

    private Journeys() {}

    /** A touch engaged in both phases. */
    public static Touch touch(String id, double hours, String channel) {
        return touch(id, hours, channel, true, true);
    }

    public static Touch touch(String id, double hours, String channel, boolean holder, boolean closer) {
        return new Touch(id, at(hours), channel, holder, closer, false);
    }

    public static Touch impression(String id, double hours, String channel) {
        return new Touch(id, at(hours), channel, true, true, true);
    }

    public static Journey journey(Touch... touches) {
        return Journey.of(Arrays.asList(touches));
    }

    /** Journeys of up to a dozen touches of four channels, some of them at the same time, some weeks apart. */
    public static Arbitrary<Journey> any(boolean withImpressions) {
        Arbitrary<Long> minutes = Arbitraries.longs().between(0, 60L * 24 * 40).edgeCases(edges -> edges.none());
        Arbitrary<Touch> touch = Combinators.combine(
                        Arbitraries.integers().between(0, 1_000_000),
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(4, minutes), net.jqwik.api.Tuple.of(1, Arbitraries.just(777L))),
                        Arbitraries.of("Ads", "Direct", "Mail", "Search"),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        withImpressions ? Arbitraries.of(true, false, false) : Arbitraries.just(false))
                .as((id, at, channel, holder, closer, impression) ->
                        new Touch("t" + id, MONDAY + at * 60_000, channel, holder, closer, impression));
        return touch.list().uniqueElements(Touch::id).ofMinSize(1).ofMaxSize(12).map(Journey::of);
    }

    /** The same journey so many milliseconds later. */
    public static Journey later(Journey journey, long millis) {
        List<Touch> later = journey.touches().stream()
                .map(touch -> new Touch(
                        touch.id(),
                        touch.at() + millis,
                        touch.channel(),
                        touch.holderEngaged(),
                        touch.closerEngaged(),
                        touch.impression()))
                .toList();
        return Journey.of(later);
    }

    private static long at(double hours) {
        return MONDAY + Math.round(hours * MILLIS_PER_HOUR);
    }
}
