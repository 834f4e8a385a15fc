package dev.tributary.api.postgres;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The table of the channel reporting. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ChannelReportingRepository extends GenericRepository<StoredChannelReporting, String> {

    @Query("INSERT INTO channel_reporting_by_model (id, workspace, model, date, channel_name, sessions, cost, ihc, "
            + "ihc_revenue, cpo, roas) VALUES (:id, :workspace, :model, :date, :channelName, :sessions, :cost, :ihc, "
            + ":ihcRevenue, :cpo, :roas) "
            + "ON CONFLICT (id) DO UPDATE SET sessions = EXCLUDED.sessions, cost = EXCLUDED.cost, ihc = EXCLUDED.ihc, "
            + "ihc_revenue = EXCLUDED.ihc_revenue, cpo = EXCLUDED.cpo, roas = EXCLUDED.roas")
    void putAll(List<StoredChannelReporting> rows);

    @Query("DELETE FROM channel_reporting_by_model WHERE id IN (:ids)")
    void removeAll(List<String> ids);
}
