package dev.tributary.api.attribution;

import dev.tributary.api.http.Freshness;
import dev.tributary.api.http.ListAnswer;
import dev.tributary.query.RollupRow;
import dev.tributary.query.attribution.AttributionRollups;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answer of {@code customer-journeys}: a conversion and the sessions before it, oldest first.
 *
 * @param revision what the journey is made of, as a hash
 * @param state {@link dev.tributary.query.attribution.ConversionState#text()}
 * @param reason why the journey was refused; empty where it was not
 */
record CustomerJourney(
        String convId,
        String userId,
        Instant convertedAt,
        BigDecimal revenue,
        String revision,
        String state,
        Optional<String> reason,
        List<Step> rows,
        Optional<String> next,
        Freshness freshness)
        implements ListAnswer {

    @Override
    public List<Step> lines() {
        return rows;
    }

    /** A session and its shares of the conversion, which are empty while there are none. */
    record Step(
            String sessionId,
            Instant startedAt,
            String channelName,
            Optional<BigDecimal> initializer,
            Optional<BigDecimal> holder,
            Optional<BigDecimal> closer,
            Optional<BigDecimal> ihc) {

        /** Reads a group of {@link AttributionRollups#JOURNEYS} by start, session and channel. */
        static Step of(RollupRow row) {
            return new Step(
                    row.group().get(1),
                    Instant.ofEpochMilli(Long.parseLong(row.group().get(0))),
                    row.group().get(2),
                    share(row, 2),
                    share(row, 3),
                    share(row, 4),
                    share(row, 5));
        }

        List<String> key() {
            return List.of(Long.toString(startedAt.toEpochMilli()), sessionId, channelName);
        }

        private static Optional<BigDecimal> share(RollupRow row, int measure) {
            boolean attributed = row.measures().get(1).signum() != 0;
            return attributed
                    ? Optional.of(new BigDecimal(row.measures().get(measure), AttributionRollups.SHARE_SCALE))
                    : Optional.empty();
        }
    }
}
