package dev.tributary.api.security;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of keys. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface KeyRepository extends GenericRepository<StoredKey, String> {

    @Query("SELECT * FROM api_keys WHERE id = :id")
    Optional<StoredKey> find(String id);

    @Query("SELECT * FROM api_keys ORDER BY created_at, id")
    List<StoredKey> all();

    @Query("SELECT EXISTS (SELECT 1 FROM api_keys)")
    boolean any();

    @Query(
            "SELECT EXISTS (SELECT 1 FROM api_keys WHERE revoked_at IS NULL AND (expires_at IS NULL OR expires_at > :now))")
    boolean anyValid(Instant now);

    @Query("INSERT INTO api_keys (id, name, secret_hash, scope, workspaces, created_at, expires_at) "
            + "VALUES (:id, :name, :secretHash, :scope, CAST(:workspaces AS jsonb), :createdAt, :expiresAt)")
    void add(
            String id,
            String name,
            String secretHash,
            String scope,
            @Nullable String workspaces,
            Instant createdAt,
            @Nullable Instant expiresAt);

    @Query("UPDATE api_keys SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL")
    int revoke(String id, Instant now);

    @Query("UPDATE api_keys SET expires_at = :end WHERE id = :id AND (expires_at IS NULL OR expires_at > :end)")
    int expire(String id, Instant end);
}
