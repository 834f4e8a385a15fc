package dev.tributary.api.campaigns;

import dev.tributary.api.http.Freshness;
import dev.tributary.api.http.ListAnswer;
import dev.tributary.query.GroupOrder;
import dev.tributary.query.RollupRow;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The answer of {@code /api/category-type-performance}.
 *
 * @param performance a page of categories and types
 * @param top the best of all, not only of the page; see {@link #BEST_FIRST}
 */
record CategoryTypePerformance(
        List<Performance> performance, Optional<Performance> top, Optional<String> next, Freshness freshness)
        implements ListAnswer {

    /** Most conversions first, then most revenue, then by name. */
    static final Comparator<Performance> BEST_FIRST = Comparator.comparing(Performance::conversions)
            .thenComparing(Performance::revenue)
            .reversed()
            .thenComparing(Performance::category, GroupOrder::compareText)
            .thenComparing(Performance::type, GroupOrder::compareText);

    @Override
    public List<Performance> lines() {
        return performance;
    }

    /**
     * One category and type.
     *
     * @param clickThroughRate clicks / impressions; empty without impressions
     */
    record Performance(
            String category,
            String type,
            BigInteger count,
            BigDecimal revenue,
            BigInteger conversions,
            BigInteger impressions,
            BigInteger clicks,
            Optional<BigDecimal> clickThroughRate) {

        static final List<String> KEY = List.of("category", "type");

        static Performance of(RollupRow row) {
            CampaignSums sums = CampaignSums.of(row);
            return new Performance(
                    row.group().get(0),
                    row.group().get(1),
                    sums.count(),
                    sums.revenueAmount(),
                    sums.conversions(),
                    sums.impressions(),
                    sums.clicks(),
                    sums.clickThroughRate());
        }
    }
}
