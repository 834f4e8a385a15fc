package dev.tributary.api.security;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What may be told of a key.
 *
 * @param id names it; no secret
 * @param name what its maker called it
 * @param workspaces those that it is bound to; none given are all
 */
public record KeyInfo(
        String id,
        String name,
        Scope scope,
        Optional<Set<String>> workspaces,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> revokedAt) {

    /** Whether it opens anything at that time. */
    public boolean validAt(Instant now) {
        return revokedAt.isEmpty() && expiresAt.map(now::isBefore).orElse(true);
    }

    Access access() {
        return new Access("key " + id, scope, workspaces);
    }
}
