package dev.tributary.api.postgres;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** The table of replay runs. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RunRepository extends GenericRepository<StoredRun, String> {

    @Query("SELECT * FROM replay_runs WHERE workspace = :workspace AND (started_at, id) < (:startedAt, :id) "
            + "ORDER BY started_at DESC, id DESC LIMIT :limit")
    List<StoredRun> before(String workspace, Instant startedAt, String id, int limit);

    @Query("SELECT * FROM replay_runs WHERE workspace = :workspace ORDER BY started_at DESC, id DESC LIMIT :limit")
    List<StoredRun> newest(String workspace, int limit);

    @Query("INSERT INTO replay_runs (id, workspace, dataset, run, files, started_at, updated_at, rows_read, rows_sent, "
            + "rows_skipped, rows_rejected, rows_flagged, complete) VALUES (:id, :workspace, :dataset, :run, "
            + "CAST(:files AS jsonb), :startedAt, :updatedAt, :rowsRead, :rowsSent, :rowsSkipped, "
            + "CAST(:rowsRejected AS jsonb), CAST(:rowsFlagged AS jsonb), :complete) "
            + "ON CONFLICT (id) DO UPDATE SET workspace = EXCLUDED.workspace, dataset = EXCLUDED.dataset, "
            + "run = EXCLUDED.run, files = EXCLUDED.files, started_at = EXCLUDED.started_at, "
            + "updated_at = EXCLUDED.updated_at, rows_read = EXCLUDED.rows_read, rows_sent = EXCLUDED.rows_sent, "
            + "rows_skipped = EXCLUDED.rows_skipped, rows_rejected = EXCLUDED.rows_rejected, "
            + "rows_flagged = EXCLUDED.rows_flagged, complete = EXCLUDED.complete")
    void put(StoredRun row);

    @Query("DELETE FROM replay_runs WHERE id = :id")
    void remove(String id);
}
