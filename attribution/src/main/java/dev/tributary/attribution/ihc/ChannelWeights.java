package dev.tributary.attribution.ihc;

import java.util.Map;

/**
 * How much a channel counts within each phase; a channel that is not named counts 1.
 *
 * @param initializer by channel, each within {@value #MIN} and {@value #MAX}, at most {@value #MAX_CHANNELS}
 * @param holder likewise
 * @param closer likewise
 */
public record ChannelWeights(Map<String, Double> initializer, Map<String, Double> holder, Map<String, Double> closer) {

    /** Most channels with a weight of their own, in one phase. */
    public static final int MAX_CHANNELS = 10_000;

    /** Smallest weight. */
    public static final double MIN = 0.001;

    /** Greatest weight. */
    public static final double MAX = 1000;

    /** Every channel counts 1. */
    public static final ChannelWeights EVEN = new ChannelWeights(Map.of(), Map.of(), Map.of());

    /** @throws IllegalArgumentException where a weight is out of bounds, or there are too many */
    public ChannelWeights {
        initializer = checked("initializer", initializer);
        holder = checked("holder", holder);
        closer = checked("closer", closer);
    }

    private static Map<String, Double> checked(String phase, Map<String, Double> weights) {
        if (weights.size() > MAX_CHANNELS) {
            throw new IllegalArgumentException("the phase " + phase + " weighs " + weights.size()
                    + " channels: name at most " + MAX_CHANNELS + ", the others count 1");
        }
        weights.forEach((channel, weight) -> {
            if (!(weight >= MIN && weight <= MAX)) {
                throw new IllegalArgumentException("the " + phase + " weight of channel '" + channel + "' is " + weight
                        + ": give one within " + MIN + " and " + MAX);
            }
        });
        return Map.copyOf(weights);
    }
}
