package dev.tributary.api.growth;

import dev.tributary.api.figures.Amounts;
import dev.tributary.api.growth.Summary.Headlines;
import dev.tributary.api.stores.Distinct;
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
        Mean daily = users(inquiry, request, Granularity.DAY);
        Mean weekly = users(inquiry, request, Granularity.WEEK);
        Mean monthly = users(inquiry, request, Granularity.MONTH);
        Mean sessions = Mean.of(inquiry, request.days(GrowthRollups.SESSION_DAYS), "date");
        List<BigInteger> lengths = inquiry.total(request.days(GrowthRollups.SESSION_DAYS));
        List<BigInteger> orders = inquiry.total(request.periods(GrowthRollups.ORDERS, Granularity.DAY));
        BigInteger buyers = Distinct.count(inquiry, request.days(GrowthRollups.BUYER_DAYS));
        BigInteger visitors = Distinct.count(inquiry, request.days(GrowthRollups.VISITOR_DAYS));
        Slice cohorts = request.periods(GrowthRollups.LTV, Granularity.DAY);
        BigInteger brought = inquiry.total(cohorts).get(2);
        BigInteger acquired = inquiry.total(cohorts.where("period_number", "0")).getFirst();
        Optional<BigInteger> cost = cost(inquiry, request);
        Headlines headlines = new Headlines(
                daily.value(),
                weekly.value(),
                monthly.value(),
                daily.per(weekly),
                daily.per(monthly),
                sessions.value(),
                Ratio.halfUp(lengths.get(2), 0, lengths.get(1), 0),
                Ratio.halfUp(buyers, 0, visitors, 0),
                orders.getFirst(),
                Amounts.of(orders.get(2)),
                Amounts.each(orders.get(2), orders.getFirst()),
                Amounts.each(brought, acquired),
                cost.flatMap(spent -> Amounts.each(spent, acquired)),
                cost.flatMap(spent -> Amounts.ratio(brought, spent)));
        return new Summary(headlines, inquiry.freshness());
    }

    private static Mean users(Inquiry inquiry, GrowthRequest request, Granularity granularity) {
        return Mean.of(inquiry, request.active(GrowthRollups.ACTIVITY, granularity), "period");
    }

    /** Costs know sources, but no devices. */
    private static Optional<BigInteger> cost(Inquiry inquiry, GrowthRequest request) {
        Rollup rollup = GrowthRollups.COSTS;
        return request.list().filters().containsKey("device")
                ? Optional.empty()
                : Optional.of(inquiry.total(request.days(rollup)).get(1));
    }

    /** The mean of the first measure over groups. */
    private record Mean(BigInteger sum, BigInteger groups) {

        static Mean of(Inquiry inquiry, Slice slice, String groupBy) {
            BigInteger[] sums = {BigInteger.ZERO, BigInteger.ZERO};
            inquiry.each(slice, List.of(groupBy), row -> {
                sums[0] = sums[0].add(row.measures().getFirst());
                sums[1] = sums[1].add(BigInteger.ONE);
            });
            return new Mean(sums[0], sums[1]);
        }

        Optional<BigDecimal> value() {
            return Ratio.halfUp(sum, 0, groups, 0);
        }

        /** This mean divided by another, rounded once. */
        Optional<BigDecimal> per(Mean other) {
            return Ratio.halfUp(sum.multiply(other.groups), 0, groups.multiply(other.sum), 0);
        }
    }
}
