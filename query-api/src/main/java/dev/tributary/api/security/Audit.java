package dev.tributary.api.security;

import dev.tributary.api.http.ProblemException;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes what requests do that only administrators may, before it is done: what cannot be noted is not done. */
@Singleton
public final class Audit {

    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);

    private final Optional<AuditLog> log;

    Audit(Optional<AuditLog> log) {
        this.log = log;
    }

    /**
     * Notes it in Postgres or, where the API runs without, in its log alone.
     *
     * @throws ProblemException with status 503 where Postgres does not answer
     */
    public void note(HttpRequest<?> request, String action, String workspace, String detail) {
        String actor = Access.of(request).name();
        LOG.info("{} by {}", action, actor);
        try {
            log.ifPresent(kept -> kept.add(actor, action, Optional.of(workspace), detail));
        } catch (RuntimeException failure) {
            LOG.warn("Postgres, which keeps the audit log, does not answer: {}", failure.toString());
            throw ProblemException.unavailable(
                    "Postgres does not answer, which keeps the audit log; what cannot be noted there is not done.");
        }
    }
}
