package dev.tributary.api.growth;

import dev.tributary.api.figures.Distribution;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * A row of {@code session-length}: the lengths of a group's sessions in seconds.
 *
 * @param group a device, a source, the first day of a month, or {@link Blocks#ALL}; empty for an unknown one
 * @param sessions those that have a length
 */
record SessionLength(
        Optional<String> group,
        BigInteger sessions,
        Optional<BigDecimal> mean,
        Optional<BigDecimal> median,
        Optional<Long> mode,
        Optional<BigDecimal> p25,
        Optional<BigDecimal> p75,
        Optional<BigDecimal> p90,
        Optional<BigDecimal> p95,
        Optional<Long> max) {

    static SessionLength of(Blocks.Block block) {
        Distribution lengths = Distribution.of(block.cells());
        return new SessionLength(
                Names.known(block.group()),
                lengths.size(),
                lengths.mean(),
                lengths.quantile(50),
                lengths.mode(),
                lengths.quantile(25),
                lengths.quantile(75),
                lengths.quantile(90),
                lengths.quantile(95),
                lengths.max());
    }

    List<String> key() {
        return List.of(Names.stored(group));
    }
}
