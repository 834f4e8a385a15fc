package dev.tributary.api.postgres;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** The table of verifications. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface VerificationRepository extends GenericRepository<StoredVerification, String> {

    @Query("SELECT * FROM verifications WHERE (workspace = :workspace OR (:whole AND workspace IS NULL)) "
            + "AND (finished_at, id) < (:finishedAt, :id) ORDER BY finished_at DESC, id DESC LIMIT :limit")
    List<StoredVerification> before(String workspace, boolean whole, Instant finishedAt, String id, int limit);

    @Query("SELECT * FROM verifications WHERE workspace = :workspace OR (:whole AND workspace IS NULL) "
            + "ORDER BY finished_at DESC, id DESC LIMIT :limit")
    List<StoredVerification> newest(String workspace, boolean whole, int limit);

    @Query("INSERT INTO verifications (id, workspace, started_at, finished_at, views, facts, cells, differing) "
            + "VALUES (:id, :workspace, :startedAt, :finishedAt, :views, :facts, :cells, :differing) "
            + "ON CONFLICT (id) DO UPDATE SET workspace = EXCLUDED.workspace, started_at = EXCLUDED.started_at, "
            + "finished_at = EXCLUDED.finished_at, views = EXCLUDED.views, facts = EXCLUDED.facts, "
            + "cells = EXCLUDED.cells, differing = EXCLUDED.differing")
    void put(StoredVerification row);

    @Query("DELETE FROM verifications WHERE id = :id")
    void remove(String id);
}
