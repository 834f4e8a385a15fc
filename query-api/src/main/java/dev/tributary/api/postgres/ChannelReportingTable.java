package dev.tributary.api.postgres;

import dev.tributary.schemas.Topic;
import dev.tributary.schemas.Topics;
import dev.tributary.views.ChannelReporting;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** The table {@code channel_reporting_by_model}, of which {@code channel_reporting} shows what IHC gives. */
@Singleton
@Requires(beans = DataSource.class)
final class ChannelReportingTable implements Table<ChannelReporting> {

    private final ChannelReportingRepository rows;

    ChannelReportingTable(ChannelReportingRepository rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return TableSinks.CHANNEL_REPORTING;
    }

    @Override
    public Topic<ChannelReporting> topic(Topics topics) {
        return topics.channelReporting();
    }

    @Override
    public void take(Map<String, Optional<ChannelReporting>> changes) {
        Batch.of(changes, (id, row) -> Optional.of(StoredChannelReporting.of(id, row)))
                .write(rows::putAll, rows::removeAll);
    }
}
