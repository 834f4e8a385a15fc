package dev.tributary.api.growth;

import dev.tributary.api.http.Freshness;
import dev.tributary.api.http.ListAnswer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * The answer of {@code time-to-order}; what stands beside the rows is over all groups.
 *
 * @param ordersWithoutVisit orders of the range whose users never visited, whatever device or source is asked for
 */
record TimeToOrder(
        List<Days> rows,
        BigInteger buyers,
        Optional<BigDecimal> meanDays,
        Optional<BigDecimal> medianDays,
        BigInteger ordersWithoutVisit,
        Optional<String> next,
        Freshness freshness)
        implements ListAnswer {

    @Override
    public List<Days> lines() {
        return rows;
    }

    /**
     * Buyers of a group who first ordered so many days after their first visit.
     *
     * @param group a device, a source, the first day of a cohort, or {@link Blocks#ALL}; empty for an unknown one
     * @param share buyers / all buyers of the group
     */
    record Days(Optional<String> group, long days, BigInteger buyers, Optional<BigDecimal> share) {

        List<String> key() {
            return List.of(Names.stored(group), Long.toString(days));
        }
    }
}
