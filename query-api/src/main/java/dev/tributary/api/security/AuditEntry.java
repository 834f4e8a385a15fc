package dev.tributary.api.security;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done with what only {@link Scope#ADMIN} opens.
 *
 * @param id counts up
 * @param actor who did it
 * @param action what was done
 * @param workspace where; none where it was done to all
 */
@MappedEntity("audit_log")
record AuditEntry(
        @Id long id,
        Instant at,
        String actor,
        String action,
        @Nullable String workspace,
        String detail) {}
