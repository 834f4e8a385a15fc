package dev.tributary.api.campaigns;

import dev.tributary.api.http.Freshness;
import dev.tributary.api.http.ListAnswer;
import dev.tributary.query.RollupRow;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * The answer of {@code /api/status-distribution}.
 *
 * @param distribution a page of segments
 * @param totals the sums of each status over all segments, not only of the page
 */
record StatusDistribution(List<Segment> distribution, List<Status> totals, Optional<String> next, Freshness freshness)
        implements ListAnswer {

    @Override
    public List<Segment> lines() {
        return distribution;
    }

    /** One status, type and category. */
    record Segment(
            String status, String type, String category, BigInteger count, BigDecimal revenue, BigInteger conversions) {

        static final List<String> KEY = List.of("status", "type", "category");

        static Segment of(RollupRow row) {
            CampaignSums sums = CampaignSums.of(row);
            return new Segment(
                    row.group().get(0),
                    row.group().get(1),
                    row.group().get(2),
                    sums.count(),
                    sums.revenueAmount(),
                    sums.conversions());
        }
    }

    /** One status. */
    record Status(String status, BigInteger count, BigDecimal revenue, BigInteger conversions) {

        static final List<String> KEY = List.of("status");

        static Status of(RollupRow row) {
            CampaignSums sums = CampaignSums.of(row);
            return new Status(row.group().getFirst(), sums.count(), sums.revenueAmount(), sums.conversions());
        }
    }
}
