package dev.tributary.api.growth;

import dev.tributary.api.http.Freshness;
import dev.tributary.api.http.ListAnswer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The answer of {@code sessions}.
 *
 * @param sessions those of the whole range
 * @param averagePerDay sessions per day, over the days of the range that have one
 */
record Sessions(
        List<Period> rows,
        BigInteger sessions,
        Optional<BigDecimal> averagePerDay,
        Optional<String> next,
        Freshness freshness)
        implements ListAnswer {

    @Override
    public List<Period> lines() {
        return rows;
    }

    /** One period with a session. */
    record Period(LocalDate period, BigInteger sessions) {

        List<String> key() {
            return List.of(period.toString());
        }
    }
}
