package dev.tributary.api.security;

import dev.tributary.api.postgres.Texts;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** What was done by whom, where not everybody may do it. */
@Singleton
@Requires(beans = DataSource.class)
public final class AuditLog {

    private static final int LONGEST_DETAIL = 1_000;

    private final AuditRepository entries;

    AuditLog(AuditRepository entries) {
        this.entries = entries;
    }

    /**
     * Notes an action, before it is done.
     *
     * @param detail what more there is to say; no secret and nothing personal
     */
    public void add(String actor, String action, Optional<String> workspace, String detail) {
        entries.add(Instant.now(), actor, action, workspace.orElse(null), storable(detail));
    }

    /** Notes a replay or an erasure that was done past the API, once. */
    public void addRun(String run, Instant at, String actor, String action, String workspace, String detail) {
        entries.addRun(at, storable(actor), action, workspace, storable(detail), run);
    }

    private static String storable(String text) {
        String bounded = text.length() > LONGEST_DETAIL ? text.substring(0, LONGEST_DETAIL) + "…" : text;
        return Texts.storable(bounded);
    }

    /** Entries before one, the newest first. */
    List<AuditEntry> before(long id, int limit) {
        return entries.before(id, limit);
    }
}
