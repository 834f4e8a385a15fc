package dev.tributary.ihc.client;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A request failed in a way that another attempt may mend. */
final class TransientFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> retryAfter;
    private final transient Map<String, Verdict> verdicts;
    private final boolean againstTheService;

    private TransientFailure(
            String message, boolean againstTheService, Optional<Duration> retryAfter, Map<String, Verdict> verdicts) {
        super(message);
        this.againstTheService = againstTheService;
        this.retryAfter = retryAfter;
        this.verdicts = verdicts;
    }

    /** The service does not work. */
    static TransientFailure broken(String message) {
        return broken(message, Optional.empty());
    }

    static TransientFailure broken(String message, Optional<Duration> retryAfter) {
        return new TransientFailure(message, true, retryAfter, Map.of());
    }

    /** The service works, but wants fewer requests. */
    static TransientFailure busy(String message, Optional<Duration> retryAfter) {
        return new TransientFailure(message, false, retryAfter, Map.of());
    }

    /** The answer is wrong for some journeys. */
    static TransientFailure partlyBroken(String message, Map<String, Verdict> verdicts) {
        return new TransientFailure(message, true, Optional.empty(), verdicts);
    }

    /** When the service wants to be asked again, where it says so. */
    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** What the answer says about each journey; empty where there is no answer to speak of. */
    Map<String, Verdict> verdicts() {
        return verdicts;
    }

    /** Whether it shows that the service does not work. */
    boolean isAgainstTheService() {
        return againstTheService;
    }
}
