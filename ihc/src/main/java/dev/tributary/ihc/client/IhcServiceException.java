package dev.tributary.ihc.client;

import dev.tributary.ihc.IhcOutcome;
import java.util.Map;

/** The IHC service as a whole fails. What it answered before is kept, so that nothing need be asked twice. */
public final class IhcServiceException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What to do about it. */
    public enum Advice {
        /** The service does not work at the moment. */
        TRY_LATER,
        /** Trying again does not help before somebody changes something: the key, the plan, the settings. */
        STOP
    }

    private final Advice advice;
    private final transient Map<String, IhcOutcome> answered;

    IhcServiceException(Advice advice, String message, Map<String, IhcOutcome> answered) {
        super(message);
        this.advice = advice;
        this.answered = Map.copyOf(answered);
    }

    public Advice advice() {
        return advice;
    }

    /** The outcomes of journeys that were answered before the failure, by key. */
    public Map<String, IhcOutcome> answered() {
        return answered;
    }
}
