package dev.tributary.api.attribution;

import dev.tributary.api.figures.Amounts;
import dev.tributary.api.http.Column;
import dev.tributary.query.RollupRow;
import dev.tributary.query.attribution.AttributionRollups;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A row of {@code channel-reporting}.
 *
 * @param date day of the sessions; empty where the model knows no days of sessions
 * @param cost of all sessions, on a journey or not, each once
 * @param ihc conversions credited by the model, whichever it is
 * @param cpo cost / ihc
 * @param roas ihc_revenue / cost
 */
record ChannelReporting(
        String channelName,
        Optional<LocalDate> date,
        BigDecimal cost,
        BigDecimal ihc,
        BigDecimal ihcRevenue,
        @Column("CPO") Optional<BigDecimal> cpo,
        @Column("ROAS") Optional<BigDecimal> roas) {

    static ChannelReporting of(
            String channel, Optional<LocalDate> date, BigDecimal cost, BigDecimal ihc, BigDecimal revenue) {
        return new ChannelReporting(
                channel, date, cost, ihc, revenue, Amounts.quotient(cost, ihc), Amounts.quotient(revenue, cost));
    }

    /** Reads a group of {@link AttributionRollups#CHANNEL_REPORTING} by date and channel. */
    static ChannelReporting of(RollupRow row) {
        return of(
                row.group().getLast(),
                Optional.of(LocalDate.parse(row.group().getFirst())),
                Amounts.of(row.measures().get(1)),
                new BigDecimal(row.measures().get(2), AttributionRollups.CREDIT_SCALE),
                new BigDecimal(row.measures().get(3), AttributionRollups.CREDITED_REVENUE_SCALE));
    }

    List<String> key() {
        return List.of(date.map(LocalDate::toString).orElse(""), channelName);
    }
}
