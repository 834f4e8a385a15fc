package dev.tributary.api.attribution;

import dev.tributary.api.figures.Amounts;
import dev.tributary.query.RollupRow;
import dev.tributary.query.attribution.AttributionRollups;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;

/**
 * A conversion in a list of them.
 *
 * @param state {@link dev.tributary.query.attribution.ConversionState#text()}
 * @param sessions of its journey
 */
record Conversion(
        String convId, String userId, Instant convertedAt, String state, BigDecimal revenue, BigInteger sessions) {

    /** The dimensions of {@link AttributionRollups#CONVERSIONS} that it is read from. */
    static final List<String> GROUP = List.of("conv_id", "user_id", "converted_at", "state");

    static Conversion of(RollupRow row) {
        return new Conversion(
                row.group().get(0),
                row.group().get(1),
                Instant.ofEpochMilli(Long.parseLong(row.group().get(2))),
                row.group().get(3),
                Amounts.of(row.measures().get(1)),
                row.measures().get(2));
    }

    List<String> key() {
        return List.of(convId, userId, Long.toString(convertedAt.toEpochMilli()), state);
    }
}
