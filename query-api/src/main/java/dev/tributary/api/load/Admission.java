package dev.tributary.api.load;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How many requests are answered at once. What takes long has a narrow lane of its own before the common one, so that it never
 * holds up all else, nor takes the processors from taking up facts.
 */
@Singleton
final class Admission {

    private static final int PER_PROCESSOR = 8;
    private static final int HEAVY_PER_PROCESSOR = 1;
    private static final int HEAVY_WAITING_PER_PROCESSOR = 4;
    private static final Duration PATIENCE = Duration.ofMillis(250);
    private static final Duration HEAVY_PATIENCE = Duration.ofSeconds(1);

    private final Lane all;
    private final Lane heavy;
    private final Counter refused;
    private final Counter heavyRefused;

    @Inject
    Admission(MeterRegistry metrics) {
        this(metrics, Runtime.getRuntime().availableProcessors());
    }

    private Admission(MeterRegistry metrics, int processors) {
        this(
                metrics,
                new Lane(PER_PROCESSOR * processors, PER_PROCESSOR * processors, PATIENCE),
                new Lane(HEAVY_PER_PROCESSOR * processors, HEAVY_WAITING_PER_PROCESSOR * processors, HEAVY_PATIENCE));
    }

    Admission(MeterRegistry metrics, Lane all, Lane heavy) {
        this.all = all;
        this.heavy = heavy;
        running(metrics, "all", all);
        running(metrics, "heavy", heavy);
        refused = refused(metrics, "all");
        heavyRefused = refused(metrics, "heavy");
    }

    /** The answer to a request; empty where too many are under way. */
    <T> Optional<T> admit(boolean takesLong, Supplier<T> answer) {
        return takesLong
                ? in(heavy, heavyRefused, () -> in(all, refused, () -> Optional.of(answer.get())))
                : in(all, refused, () -> Optional.of(answer.get()));
    }

    private static <T> Optional<T> in(Lane lane, Counter refused, Supplier<Optional<T>> answer) {
        if (!lane.enter()) {
            refused.increment();
            return Optional.empty();
        }
        try {
            return answer.get();
        } finally {
            lane.leave();
        }
    }

    private static void running(MeterRegistry metrics, String name, Lane lane) {
        Gauge.builder("tributary.requests.running", lane, Lane::used)
                .tag("lane", name)
                .description("Requests that are being answered")
                .register(metrics);
    }

    private static Counter refused(MeterRegistry metrics, String name) {
        return Counter.builder("tributary.requests.refused")
                .tag("lane", name)
                .description("Requests turned away, since too many were under way")
                .register(metrics);
    }
}
