package dev.tributary.api.vouchers;

import dev.tributary.api.http.Freshness;
import dev.tributary.api.http.ListAnswer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer of {@code segments}; what stands beside the rows is over all of them, not only over the page.
 *
 * @param country as asked for; empty for all together
 * @param kept grants that count
 * @param dropped the others by the first reason that holds
 */
record SegmentGrants(
        List<Amount> rows,
        Optional<String> country,
        BigInteger kept,
        Map<String, BigInteger> dropped,
        Optional<String> next,
        Freshness freshness)
        implements ListAnswer {

    @Override
    public List<Amount> lines() {
        return rows;
    }

    /**
     * One amount in one segment.
     *
     * @param segment empty for the grants in none
     * @param share of the grants of the segment
     * @param mostUsed whether no other amount was granted more often there, nor a smaller one as often
     */
    record Amount(
            String segmentName,
            Optional<String> segment,
            BigDecimal voucherAmount,
            BigInteger count,
            Optional<BigDecimal> share,
            boolean mostUsed) {}
}
