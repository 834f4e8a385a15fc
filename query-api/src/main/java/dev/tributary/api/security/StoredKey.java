package dev.tributary.api.security;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key as Postgres keeps it.
 *
 * @param secretHash hash of its secret, which is kept nowhere
 * @param workspaces JSON array of the workspaces that it is bound to; none where it is bound to none
 */
@MappedEntity("api_keys")
record StoredKey(
        @Id String id,
        String name,
        String secretHash,
        String scope,
        @Nullable String workspaces,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {

    KeyInfo info() {
        return new KeyInfo(
                id,
                name,
                Scope.of(scope).orElseThrow(() -> new IllegalStateException("a key with the scope " + scope)),
                Optional.ofNullable(workspaces).map(Names::read).map(Set::copyOf),
                createdAt,
                Optional.ofNullable(expiresAt),
                Optional.ofNullable(revokedAt));
    }
}
