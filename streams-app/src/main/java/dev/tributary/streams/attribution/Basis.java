package dev.tributary.streams.attribution;

import dev.tributary.streams.state.ByteReader;
import dev.tributary.streams.state.ByteWriter;

/**
 * What the attribution of a user rests on beside its facts. It is kept with the user, so that what was credited on
 * another basis can be taken away as it was.
 *
 * @param engine {@link IhcEngine#fingerprint()}
 */
record Basis(JourneyRule rule, long engine) {

    void write(ByteWriter out) {
        rule.write(out);
        out.ordered(engine);
    }

    static Basis read(ByteReader in) {
        return new Basis(JourneyRule.read(in), in.ordered());
    }
}
