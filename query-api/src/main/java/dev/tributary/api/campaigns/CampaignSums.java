package dev.tributary.api.campaigns;

import dev.tributary.query.Ratio;
import dev.tributary.query.RollupRow;
import dev.tributary.schemas.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** The sums of one group of campaign results; revenue in millionths. */
record CampaignSums(
        BigInteger count, BigInteger revenue, BigInteger conversions, BigInteger impressions, BigInteger clicks) {

    /** Reads the measures in the order of {@link dev.tributary.query.campaigns.CampaignRollups#MEASURES}. */
    static CampaignSums of(RollupRow row) {
        return new CampaignSums(
                row.measures().get(0),
                row.measures().get(1),
                row.measures().get(2),
                row.measures().get(3),
                row.measures().get(4));
    }

    BigDecimal revenueAmount() {
        return new BigDecimal(revenue, Money.SCALE);
    }

    Optional<BigDecimal> conversionRate() {
        return Ratio.halfUp(conversions, 0, revenue, Money.SCALE);
    }

    Optional<BigDecimal> clickThroughRate() {
        return Ratio.halfUp(clicks, 0, impressions, 0);
    }

    Optional<BigDecimal> averageRevenue() {
        return Ratio.halfUp(revenue, Money.SCALE, count, 0);
    }

    Optional<BigDecimal> averageConversions() {
        return Ratio.halfUp(conversions, 0, count, 0);
    }
}
