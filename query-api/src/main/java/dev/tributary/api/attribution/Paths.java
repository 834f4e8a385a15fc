package dev.tributary.api.attribution;

import dev.tributary.api.figures.Amounts;
import dev.tributary.api.figures.Distribution;
import dev.tributary.api.http.Freshness;
import dev.tributary.api.http.ListAnswer;
import dev.tributary.query.GroupOrder;
import dev.tributary.query.RollupRow;
import dev.tributary.query.attribution.AttributionRollups;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The answer of {@code paths}; what stands beside the rows is over all journeys of the range.
 *
 * @param length sessions of a journey
 * @param days whole 24-hour periods from its first session to the conversion
 */
record Paths(
        List<Path> rows,
        BigInteger conversions,
        BigDecimal revenue,
        Spread length,
        Spread days,
        Optional<String> next,
        Freshness freshness)
        implements ListAnswer {

    @Override
    public List<Path> lines() {
        return rows;
    }

    /**
     * A path, as {@code A > B}.
     *
     * @param share of the conversions with a journey
     * @param meanLength mean sessions of its journeys
     * @param meanDays mean time from the first session to the conversion, in days
     */
    record Path(
            String path,
            BigInteger conversions,
            Optional<BigDecimal> share,
            BigDecimal revenue,
            Optional<BigDecimal> meanLength,
            Optional<BigDecimal> meanDays) {

        /** The path that most conversions took first; of equal ones by their texts. */
        static final Comparator<RollupRow> MOST_FREQUENT_FIRST = Comparator.<RollupRow, BigInteger>comparing(
                        row -> row.measures().getFirst())
                .reversed()
                .thenComparing(row -> row.group().getFirst(), GroupOrder::compareText);

        private static final BigInteger SECONDS_A_DAY = BigInteger.valueOf(86_400);

        /** Reads a group of {@link AttributionRollups#PATHS} by path. */
        static Path of(RollupRow row, BigInteger all) {
            BigInteger conversions = row.measures().getFirst();
            return new Path(
                    row.group().getFirst(),
                    conversions,
                    Amounts.share(conversions, all),
                    Amounts.of(row.measures().get(1)),
                    Amounts.share(row.measures().get(2), conversions),
                    Amounts.share(row.measures().get(3), conversions.multiply(SECONDS_A_DAY)));
        }

        List<String> key() {
            return List.of(conversions.toString(), path);
        }
    }

    /** How numbers are spread; empty where there are none. */
    record Spread(
            Optional<BigDecimal> mean,
            Optional<BigDecimal> median,
            Optional<Long> mode,
            Optional<BigDecimal> p25,
            Optional<BigDecimal> p75,
            Optional<BigDecimal> p90,
            Optional<BigDecimal> p95,
            Optional<Long> max) {

        static Spread of(Distribution numbers) {
            return new Spread(
                    numbers.mean(),
                    numbers.quantile(50),
                    numbers.mode(),
                    numbers.quantile(25),
                    numbers.quantile(75),
                    numbers.quantile(90),
                    numbers.quantile(95),
                    numbers.max());
        }
    }
}
