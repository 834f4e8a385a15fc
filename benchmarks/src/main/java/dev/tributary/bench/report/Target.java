package dev.tributary.bench.report;

import dev.tributary.bench.contender.Measure;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A ratio of two rates, and what it should be at least.
 *
 * @param subject line of the numerator
 * @param peer line of the denominator
 */
public record Target(String subject, String peer, double atLeast) {

    /** The ratios to publish. */
    public static final List<Target> ALL = List.of(
            new Target("tributary-exactly-once", "read-decode", 0.10),
            new Target("tributary-exactly-once", "pass-through", 0.30),
            new Target("tributary-exactly-once", "plain-dsl", 10),
            new Target("tributary-exactly-once", "plain-dsl-memory", 10),
            new Target("tributary-exactly-once", "tributary-at-least-once", 0.95),
            new Target("replay", "parse-only", 0.10));

    /** The ratio as measured, where both lines count. */
    public OptionalDouble measured(Summary summary) {
        OptionalDouble numerator = summary.median(subject, Measure.RATE);
        OptionalDouble denominator = summary.median(peer, Measure.RATE);
        return numerator.isPresent() && denominator.isPresent()
                ? OptionalDouble.of(numerator.getAsDouble() / denominator.getAsDouble())
                : OptionalDouble.empty();
    }

    /** One line of text. */
    public String describe(double ratio) {
        return String.format(Locale.ROOT, "%s / %s = %.3g (target %s %s)", subject, peer, ratio, "at least", atLeast)
                + (ratio >= atLeast ? "" : ", missed");
    }
}
