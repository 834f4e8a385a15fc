package dev.tributary.streams.attribution;

/** How conversions are attributed. Another value attributes all conversions anew, in the background. */
public record AttributionSettings(JourneyRule rule, IhcEngine engine) {

    /** All sessions strictly before the conversion, by IHC with its default parameters. */
    public static final AttributionSettings DEFAULT = new AttributionSettings(JourneyRule.DEFAULT, IhcEngine.DEFAULT);

    Basis basis() {
        return new Basis(rule, engine.fingerprint());
    }
}
