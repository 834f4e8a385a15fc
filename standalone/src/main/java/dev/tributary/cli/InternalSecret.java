package dev.tributary.cli;

import dev.tributary.producers.stack.Secret;
import dev.tributary.query.CallSignature;
import dev.tributary.standalone.StartupException;
import java.util.Map;
import java.util.Optional;

/** The secret that instances and those who ask them share, from the environment. */
final class InternalSecret {

    private static final String VARIABLE = "TRIBUTARY_INTERNAL_SECRET";
    private static final String METRICS = "TRIBUTARY_METRICS_TOKEN";

    private InternalSecret() {}

    /** How calls are signed; none where there is no secret. */
    static Optional<CallSignature> signature(Map<String, String> environment) {
        return Secret.read(VARIABLE, environment).map(InternalSecret::signature);
    }

    /** What a collector of metrics shows. */
    static Optional<String> metricsToken(Map<String, String> environment) {
        return Secret.read(METRICS, environment);
    }

    /** What helps who would listen beyond loopback without one. */
    static String remedy() {
        return "set " + VARIABLE + " or " + VARIABLE
                + "_FILE for all processes that share the work or ask them, to at least "
                + CallSignature.SHORTEST_SECRET + " characters that nobody guesses (openssl rand -hex 32)";
    }

    private static CallSignature signature(String secret) {
        try {
            return CallSignature.of(secret);
        } catch (IllegalArgumentException e) {
            throw new StartupException(VARIABLE + " " + e.getMessage());
        }
    }
}
