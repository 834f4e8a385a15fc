package dev.tributary.streams.attribution;

import dev.tributary.attribution.Journey;
import dev.tributary.attribution.Touch;
import dev.tributary.query.attribution.ConversionState;
import java.util.List;
import java.util.Optional;

/** Says what becomes of a conversion: what the model gives, or a question to the service. */
final class Judge {

    private final IhcEngine engine;
    private final Questions questions;
    private final Revision revisions = new Revision();

    Judge(IhcEngine engine, Questions questions) {
        this.engine = engine;
        this.questions = questions;
    }

    /**
     * The verdict of a conversion; the last one where its journey is still the same.
     *
     * @param journey empty where there is none
     */
    Verdict of(String workspace, String user, Conversion conversion, Optional<Journey> journey) {
        if (journey.isEmpty()) {
            gone(workspace, user, conversion);
            return Verdict.UNATTRIBUTED;
        }
        List<Touch> touches = journey.get().touches();
        String revision = revisions.of(touches, engine.fingerprint());
        if (conversion.verdict().revision().equals(revision)) {
            return conversion.verdict();
        }
        if (engine instanceof IhcEngine.Local local) {
            return local.attribute(revision, journey.get());
        }
        Verdict pending = Verdict.pending(revision);
        questions.ask(workspace, user, conversion.with(pending), touches);
        return pending;
    }

    /** The conversion has no journey any more: what the service was asked is withdrawn. */
    void gone(String workspace, String user, Conversion conversion) {
        boolean asked = conversion.verdict().state() != ConversionState.UNATTRIBUTED;
        if (asked && engine instanceof IhcEngine.Service) {
            questions.withdraw(workspace, user, conversion);
        }
    }
}
