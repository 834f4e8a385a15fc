package dev.tributary.api.security;

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
        String bounded = detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) + "…" : detail;
        entries.add(Instant.now(), actor, action, workspace.orElse(null), bounded.replace('\0', '\uFFFD'));
    }

    /** Entries before one, the newest first. */
    List<AuditEntry> before(long id, int limit) {
        return entries.before(id, limit);
    }
}
