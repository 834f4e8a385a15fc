package dev.tributary.api.postgres;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * One replay run as Postgres keeps it.
 *
 * @param id key of the run's record
 * @param files JSON array of file names
 * @param rowsRejected JSON object of counts by reason
 * @param rowsFlagged likewise
 */
@MappedEntity("replay_runs")
record StoredRun(
        @Id String id,
        String workspace,
        String dataset,
        String run,
        String files,
        Instant startedAt,
        Instant updatedAt,
        long rowsRead,
        long rowsSent,
        long rowsSkipped,
        String rowsRejected,
        String rowsFlagged,
        boolean complete) {}
