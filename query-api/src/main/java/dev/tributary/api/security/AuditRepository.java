package dev.tributary.api.security;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of what was done by whom. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AuditRepository extends GenericRepository<AuditEntry, Long> {

    @Query("SELECT * FROM audit_log WHERE id < :before ORDER BY id DESC LIMIT :limit")
    List<AuditEntry> before(long before, int limit);

    @Query(
            "INSERT INTO audit_log (at, actor, action, workspace, detail) VALUES (:at, :actor, :action, :workspace, :detail)")
    void add(Instant at, String actor, String action, @Nullable String workspace, String detail);

    @Query("INSERT INTO audit_log (at, actor, action, workspace, detail, run) "
            + "VALUES (:at, :actor, :action, :workspace, :detail, :run) ON CONFLICT (run) DO NOTHING")
    void addRun(Instant at, String actor, String action, String workspace, String detail, String run);
}
