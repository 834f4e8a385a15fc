package dev.tributary.api.growth;

import dev.tributary.api.http.Freshness;
import dev.tributary.api.http.ListAnswer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The answer of {@code active-users}.
 *
 * @param averageUsers users per period, over the periods of the range that have a visit
 */
record ActiveUsers(List<Period> rows, Optional<BigDecimal> averageUsers, Optional<String> next, Freshness freshness)
        implements ListAnswer {

    @Override
    public List<Period> lines() {
        return rows;
    }

    /** One period with a visit. */
    record Period(LocalDate period, BigInteger users, BigInteger sessions) {

        List<String> key() {
            return List.of(period.toString());
        }
    }
}
