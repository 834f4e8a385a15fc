package dev.tributary.api.growth;

import dev.tributary.api.figures.Amounts;
import dev.tributary.api.growth.Summary.Headlines;
import dev.tributary.api.stores.Inquiry;
import dev.tributary.api.stores.Slice;
import dev.tributary.api.stores.Stores;
import dev.tributary.query.Ratio;
import dev.tributary.query.Rollup;
import dev.tributary.query.growth.Granularity;
import dev.tributary.query.growth.GrowthRollups;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The headlines of a range, over all its days. */
@Singleton
final class SummaryFigures {

    private final Stores stores;

    SummaryFigures(Stores stores) {
        this.stores = stores;
    }

    Summary summary(GrowthRequest request) {
        Inquiry inquiry = new Inquiry(stores, request.list());
        Totals daily = users(inquiry, request, Granularity.DAY);
        Totals weekly = users(inquiry, request, Granularity.WEEK);
        Totals monthly = users(inquiry, request, Granularity.MONTH);
        Totals sessions = Totals.of(inquiry, request.days(GrowthRollups.SESSION_DAYS), "date");
        List<BigInteger> orders = inquiry.total(request.periods(GrowthRollups.ORDERS, Granularity.DAY));
        BigInteger buyers = inquiry.distinct(request.days(GrowthRollups.BUYER_DAYS));
        BigInteger visitors = inquiry.distinct(request.days(GrowthRollups.VISITOR_DAYS));
        Slice cohorts = request.periods(GrowthRollups.LTV, Granularity.DAY);
        BigInteger brought = inquiry.total(cohorts).get(2);
        BigInteger acquired = inquiry.total(cohorts.where("period_number", "0")).getFirst();
        Optional<BigInteger> cost = cost(inquiry, request);
        Headlines headlines = new Headlines(
                daily.mean(),
                weekly.mean(),
                monthly.mean(),
                daily.meanPer(weekly),
                daily.meanPer(monthly),
                sessions.mean(),
                Ratio.halfUp(sessions.sum(2), 0, sessions.sum(1), 0),
                Ratio.halfUp(buyers, 0, visitors, 0),
                orders.getFirst(),
                Amounts.of(orders.get(2)),
                Amounts.each(orders.get(2), orders.getFirst()),
                Amounts.each(brought, acquired),
                cost.flatMap(spent -> Amounts.each(spent, acquired)),
                cost.flatMap(spent -> Amounts.ratio(brought, spent)));
        return new Summary(headlines, inquiry.freshness());
    }

    private static Totals users(Inquiry inquiry, GrowthRequest request, Granularity granularity) {
        return Totals.of(inquiry, request.active(GrowthRollups.ACTIVITY, granularity), "period");
    }

    /** Costs know sources, but no devices. */
    private static Optional<BigInteger> cost(Inquiry inquiry, GrowthRequest request) {
        Rollup rollup = GrowthRollups.COSTS;
        return request.list().filters().containsKey("device")
                ? Optional.empty()
                : Optional.of(inquiry.total(request.days(rollup)).get(1));
    }

    /** Days, weeks or months with something in them: what they add up to, by place of the measure, and how many they are. */
    private record Totals(List<BigInteger> sums, BigInteger periods) {

        static Totals of(Inquiry inquiry, Slice slice, String groupBy) {
            BigInteger[] sums = new BigInteger[slice.rollup().measures().size()];
            Arrays.fill(sums, BigInteger.ZERO);
            long[] count = {0};
            inquiry.each(slice, List.of(groupBy), row -> {
                Arrays.setAll(sums, i -> sums[i].add(row.measures().get(i)));
                count[0]++;
            });
            return new Totals(List.of(sums), BigInteger.valueOf(count[0]));
        }

        BigInteger sum(int measure) {
            return sums.get(measure);
        }

        /** The mean of the first measure. */
        Optional<BigDecimal> mean() {
            return Ratio.halfUp(sum(0), 0, periods, 0);
        }

        /** This mean divided by another, rounded once. */
        Optional<BigDecimal> meanPer(Totals other) {
            return Ratio.halfUp(sum(0).multiply(other.periods), 0, periods.multiply(other.sum(0)), 0);
        }
    }
}
