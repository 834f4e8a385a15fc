package dev.tributary.api.postgres;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The table of journeys. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface JourneyRepository extends GenericRepository<StoredJourneySession, String> {

    @Query("INSERT INTO attribution_customer_journey (id, workspace, conv_id, user_id, session_id, started_at, "
            + "channel_name, initializer, holder, closer, ihc) VALUES (:id, :workspace, :convId, :userId, :sessionId, "
            + "CAST(:startedAt AS TIMESTAMPTZ), :channelName, :initializer, :holder, :closer, :ihc) "
            + "ON CONFLICT (id) DO UPDATE SET initializer = EXCLUDED.initializer, holder = EXCLUDED.holder, "
            + "closer = EXCLUDED.closer, ihc = EXCLUDED.ihc")
    void putAll(List<StoredJourneySession> rows);

    @Query("DELETE FROM attribution_customer_journey WHERE id IN (:ids)")
    void removeAll(List<String> ids);
}
