package dev.tributary.api.postgres;

import dev.tributary.views.ChannelReporting;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a channel cost on a day and what a model credits it with, as Postgres keeps it.
 *
 * @param id hash of the key of the record
 */
@MappedEntity("channel_reporting_by_model")
record StoredChannelReporting(
        @Id String id,
        String workspace,
        String model,
        LocalDate date,
        String channelName,
        long sessions,
        BigDecimal cost,
        BigDecimal ihc,
        BigDecimal ihcRevenue,
        @Nullable BigDecimal cpo,
        @Nullable BigDecimal roas) {

    static StoredChannelReporting of(String id, ChannelReporting row) {
        return new StoredChannelReporting(
                id,
                Texts.storable(row.getWorkspace()),
                Texts.storable(row.getModel()),
                row.getDate(),
                Texts.storable(row.getChannelName()),
                row.getSessions(),
                row.getCost(),
                row.getIhc(),
                row.getIhcRevenue(),
                row.getCpo(),
                row.getRoas());
    }
}
