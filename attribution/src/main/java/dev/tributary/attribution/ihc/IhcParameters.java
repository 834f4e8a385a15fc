package dev.tributary.attribution.ihc;

/**
 * What a training learns.
 *
 * @param initializer membership by the hours since the touch before; never falls; a touch at 1 restarts the journey
 * @param closer membership by the hours to the conversion; never rises, above 0 at the conversion
 * @param phases weights of the phases
 * @param channels weights of channels within the phases
 */
public record IhcParameters(Curve initializer, Curve closer, PhaseWeights phases, ChannelWeights channels) {

    /** For a shop without a training of its own: chosen within the range that trained ones show. */
    public static final IhcParameters DEFAULT = new IhcParameters(
            Curve.of(24, 0, 72, .05, 120, .17, 168, .33, 240, .60, 336, 1),
            Curve.of(
                    0, 1, .083, 1, .25, .85, .5, .76, 1, .67, 2, .60, 6, .51, 12, .47, 24, .39, 48, .33, 72, .26, 120,
                    .16, 200, .05, 264, 0),
            new PhaseWeights(.333, .378, .289),
            ChannelWeights.EVEN);

    /** @throws IllegalArgumentException where a curve runs the wrong way */
    public IhcParameters {
        if (!initializer.isMonotone(1)) {
            throw new IllegalArgumentException(
                    "the initializer membership falls somewhere: it must never fall with the hours since the touch before");
        }
        if (!closer.isMonotone(-1) || closer.at(0) == 0) {
            throw new IllegalArgumentException(
                    "the closer membership must be above 0 at the conversion" + " and never rise with the hours to it");
        }
    }
}
