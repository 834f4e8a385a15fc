package dev.tributary.streams.attribution;

import dev.tributary.query.attribution.AttributionRollups;
import dev.tributary.schemas.Topics;
import dev.tributary.streams.views.View;
import dev.tributary.streams.views.View.Grain;
import dev.tributary.streams.views.ViewRow;
import dev.tributary.views.ChannelReporting;
import dev.tributary.views.CustomerJourney;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The output topics of the attribution domain, a record a cell; values and measures by their places in the rollup. */
final class AttributionViews {

    private static final int ATTRIBUTED = 1;

    private AttributionViews() {}

    static List<View<?>> of(Topics topics) {
        return List.of(
                View.of(
                        topics.customerJourneys(),
                        AttributionRollups.JOURNEYS,
                        Grain.CELL,
                        AttributionViews::customerJourney),
                View.of(
                        topics.channelReporting(),
                        AttributionRollups.CHANNEL_REPORTING,
                        Grain.CELL,
                        AttributionViews::channelReporting));
    }

    private static CustomerJourney customerJourney(ViewRow row) {
        return CustomerJourney.newBuilder()
                .setWorkspace(row.workspace())
                .setConvId(row.value(0))
                .setUserId(row.value(1))
                .setStartedAt(Instant.ofEpochMilli(Long.parseLong(row.value(2))))
                .setSessionId(row.value(3))
                .setChannelName(row.value(4))
                .setInitializer(share(row, 2))
                .setHolder(share(row, 3))
                .setCloser(share(row, 4))
                .setIhc(share(row, 5))
                .build();
    }

    private static ChannelReporting channelReporting(ViewRow row) {
        return ChannelReporting.newBuilder()
                .setWorkspace(row.workspace())
                .setModel(row.value(0))
                .setDate(LocalDate.parse(row.value(1)))
                .setChannelName(row.value(2))
                .setSessions(row.count(0))
                .setCost(row.amount(1))
                .setIhc(row.amount(2))
                .setIhcRevenue(row.amount(3))
                .setCpo(row.ratio(1, 2).orElse(null))
                .setRoas(row.ratio(3, 1).orElse(null))
                .build();
    }

    private static @Nullable BigDecimal share(ViewRow row, int measure) {
        return row.count(ATTRIBUTED) == 0 ? null : row.amount(measure);
    }
}
