package dev.tributary.api.security;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/** The table of sessions. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SessionRepository extends GenericRepository<StoredSession, String> {

    @Query("SELECT * FROM api_sessions WHERE id = :id")
    Optional<StoredSession> find(String id);

    @Query(
            "INSERT INTO api_sessions (id, secret_hash, key_id, expires_at) VALUES (:id, :secretHash, :keyId, :expiresAt)")
    void add(String id, String secretHash, String keyId, Instant expiresAt);

    @Query("DELETE FROM api_sessions WHERE id = :id")
    void remove(String id);

    @Query("DELETE FROM api_sessions WHERE expires_at < :now")
    void removeExpired(Instant now);
}
